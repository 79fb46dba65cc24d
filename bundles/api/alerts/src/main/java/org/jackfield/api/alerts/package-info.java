/** Conditions that need a person, raised once and cleared. */
@Export
@Version("1.1.0")
package org.jackfield.api.alerts;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

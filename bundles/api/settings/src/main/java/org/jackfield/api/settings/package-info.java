/** Typed settings with revision, audit and listeners. */
@Export
@Version("1.1.0")
package org.jackfield.api.settings;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/** Whether the system is ready, and what is missing. */
@Export
@Version("1.0.0")
package org.jackfield.api.health;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/** Long work with progress, cancel and a result that survives a restart. */
@Export
@Version("1.1.0")
package org.jackfield.api.tasks;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

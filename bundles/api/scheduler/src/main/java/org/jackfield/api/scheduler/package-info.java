/** Jobs that run by the clock. */
@Export
@Version("1.0.0")
package org.jackfield.api.scheduler;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/** Which calls somebody may see, and which a filter means: as data, decided in memory here and in SQL by whoever stores calls. */
@Export
@Version("1.0.0")
package org.jackfield.api.security.access;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

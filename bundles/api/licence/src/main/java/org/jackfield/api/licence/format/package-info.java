/** How a licence is written, signed, read and checked. */
@Export
@Version("1.1.0")
package org.jackfield.api.licence.format;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/** Folders on file servers, to which archives, exports and reports are written and from which imports are read. */
@Export
@Version("1.0.0")
package org.jackfield.api.shares;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

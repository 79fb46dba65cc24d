/** All stored calls at once, recent ones and those in the archive's files, for whoever reads many of them. */
@Export
@Version("1.1.0")
package org.jackfield.api.calllog.history;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

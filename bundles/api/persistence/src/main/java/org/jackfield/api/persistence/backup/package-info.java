/** What is put into a backup besides the tables, and how the tables get into it and out again. */
@Version("1.2.0")
@Export
package org.jackfield.api.persistence.backup;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/** Ids, pages, and the database once a bundle's tables are ready. */
@Export
@Version("1.2.0")
package org.jackfield.api.persistence;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

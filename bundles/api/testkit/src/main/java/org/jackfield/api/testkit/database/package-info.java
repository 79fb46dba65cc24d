/** Real databases for tests: H2 in memory, and a PostgreSQL server of the test's own. */
@Export
@Version("1.0.0")
package org.jackfield.api.testkit.database;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

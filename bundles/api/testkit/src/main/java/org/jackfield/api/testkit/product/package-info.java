/** A real Jackfield for tests. */
@Export
@Version("1.1.0")
package org.jackfield.api.testkit.product;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

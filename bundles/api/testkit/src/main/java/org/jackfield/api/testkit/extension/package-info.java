/** What every extension keeps to. */
@Export
@Version("1.1.0")
package org.jackfield.api.testkit.extension;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

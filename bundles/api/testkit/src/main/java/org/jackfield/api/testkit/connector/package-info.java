/** What every connector keeps to, and what it takes to try it. */
@Export
@Version("1.0.0")
package org.jackfield.api.testkit.connector;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

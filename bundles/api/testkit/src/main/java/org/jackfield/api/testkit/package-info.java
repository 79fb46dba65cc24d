/** Fakes of the platform's services for tests, and the contracts that fakes and real services both keep. */
@Export
@Version("1.0.0")
package org.jackfield.api.testkit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

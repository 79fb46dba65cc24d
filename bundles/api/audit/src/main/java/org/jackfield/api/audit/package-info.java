/** Who did what, when, to what, with before and after. */
@Export
@Version("1.2.0")
package org.jackfield.api.audit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

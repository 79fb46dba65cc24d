/** What went wrong, with which input, and what to do about it. */
@Export
@Version("1.0.0")
package org.jackfield.api.problem;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

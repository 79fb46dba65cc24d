/** Who may do what: subjects, permissions, one decision. */
@Export
@Version("1.3.0")
package org.jackfield.api.security;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

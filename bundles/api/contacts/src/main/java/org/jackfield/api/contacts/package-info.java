/** Who is behind an outside number: contacts, their directories, and matching and searching them. */
@Export
@Version("1.1.0")
package org.jackfield.api.contacts;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

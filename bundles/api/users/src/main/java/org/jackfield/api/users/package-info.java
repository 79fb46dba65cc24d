/** The people of the site, their business units, and whose a call is. */
@Export
@Version("1.0.0")
package org.jackfield.api.users;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

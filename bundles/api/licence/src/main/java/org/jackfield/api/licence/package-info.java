/** The site licence, its entitlements and the leases they hand out. */
@Export
@Version("1.0.0")
package org.jackfield.api.licence;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

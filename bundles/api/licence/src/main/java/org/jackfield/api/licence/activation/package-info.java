/** What a site and the licensing portal say to each other: requests, answers and vouchers. */
@Export
@Version("1.0.0")
package org.jackfield.api.licence.activation;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

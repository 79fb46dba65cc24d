/** The site's clock and time zone. */
@Export
@Version("1.0.0")
package org.jackfield.api.time;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/** Calls that phone systems make to us over SIP, and those who take them. */
@Export
@Version("1.1.0")
package org.jackfield.api.sip;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/** The site's dial plan: how numbers are cleaned before they are stored, and what is dialled to reach one. */
@Export
@Version("1.0.0")
package org.jackfield.api.telephony.dialplan;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

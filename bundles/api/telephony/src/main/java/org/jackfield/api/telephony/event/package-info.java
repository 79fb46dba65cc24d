/** What a phone system reports, as immutable events in CSTA terms. */
@Export
@Version("1.2.0")
package org.jackfield.api.telephony.event;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

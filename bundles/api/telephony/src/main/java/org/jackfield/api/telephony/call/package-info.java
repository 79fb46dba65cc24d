/** Calls as the platform models them: connections, segments, logical calls, and the journal behind them. */
@Export
@Version("1.1.0")
package org.jackfield.api.telephony.call;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

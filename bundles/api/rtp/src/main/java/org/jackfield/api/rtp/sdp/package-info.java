/** Session descriptions (SDP): read, written, and what two of them agree on. */
@Export
@Version("1.0.0")
package org.jackfield.api.rtp.sdp;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/** The receive side of RTP: packets, streams put in order on a media timeline, telephone events. */
@Export
@Version("1.0.0")
package org.jackfield.api.rtp;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

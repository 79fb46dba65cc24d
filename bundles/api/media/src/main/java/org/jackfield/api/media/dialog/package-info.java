/** Calls as their SIP signalling was overheard: for phone systems that tell of their calls in no other way. */
@Export
@Version("1.0.0")
package org.jackfield.api.media.dialog;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

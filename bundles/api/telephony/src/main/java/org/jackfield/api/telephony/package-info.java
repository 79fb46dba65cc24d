/** Phone systems, their devices and the services that read and change them. */
@Export
@Version("1.3.0")
package org.jackfield.api.telephony;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/** What can be asked of a phone system, and how it answers. */
@Export
@Version("1.2.0")
package org.jackfield.api.telephony.command;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

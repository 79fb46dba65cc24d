/** What a connector provides and what it is given: the way in for new kinds of phone system. */
@Export
@Version("1.2.0")
package org.jackfield.api.telephony.connector;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

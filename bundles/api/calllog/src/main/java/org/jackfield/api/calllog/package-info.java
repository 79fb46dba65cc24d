/** Every call that was made, as it is stored. */
@Export
@Version("1.2.0")
package org.jackfield.api.calllog;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

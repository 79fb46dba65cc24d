/** What call recording knows of the segments of calls, for reports and whoever else shows calls. */
@Export
@Version("1.0.0")
package org.jackfield.api.recording.facts;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

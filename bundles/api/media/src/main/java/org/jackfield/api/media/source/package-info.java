/** Where audio of calls comes from: sources tell of media sessions, listeners take what is said in them. */
@Export
@Version("1.0.0")
package org.jackfield.api.media.source;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

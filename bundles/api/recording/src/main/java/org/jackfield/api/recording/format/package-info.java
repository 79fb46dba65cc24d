/** The recording file: how it is written, encrypted, sealed, read and recovered. */
@Export
@Version("1.1.0")
package org.jackfield.api.recording.format;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

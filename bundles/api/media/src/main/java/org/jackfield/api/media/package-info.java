/** Audio formats, codecs and WAV files. */
@Export
@Version("1.0.0")
package org.jackfield.api.media;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

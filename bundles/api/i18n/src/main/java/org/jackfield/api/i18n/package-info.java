/** Message catalogues, one per bundle. */
@Export
@Version("1.1.0")
package org.jackfield.api.i18n;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

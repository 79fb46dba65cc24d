/** How a bundle declares itself a licensed feature, which features there are and in what state. */
@Export
@Version("1.0.0")
package org.jackfield.api.feature;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

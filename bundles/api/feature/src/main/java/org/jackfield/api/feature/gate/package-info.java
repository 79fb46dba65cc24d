/** What the gate and the licence bundle say to each other; not for other bundles. */
@Export
@Version("1.1.0")
package org.jackfield.api.feature.gate;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/** Numbers that a monitoring system watches. */
@Export
@Version("1.0.0")
package org.jackfield.api.metrics;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

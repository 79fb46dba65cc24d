/** Reports on stored calls: templates, columns, definitions, and the service that answers them (manual §5 and §10). */
@Export
@Version("1.2.0")
package org.jackfield.api.reporting;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

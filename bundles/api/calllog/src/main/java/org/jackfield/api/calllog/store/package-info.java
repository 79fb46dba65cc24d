/** A segment as a row of a table, for the stores of bundles that keep segments. */
@Export
@Version("1.3.0")
package org.jackfield.api.calllog.store;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/** Saved filters: which calls somebody looks for, under a name, for lists, recordings and reports alike. */
@Export
@Version("1.1.0")
package org.jackfield.api.filters;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

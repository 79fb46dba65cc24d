/** What a bundle needs to answer under {@code /api/v1}. */
@Export
@Version("1.0.0")
package org.jackfield.api.rest;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

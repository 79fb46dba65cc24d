/** The parts that every page is made of. The major version follows Vaadin's, whose types are part of it. */
@Export
@Version("25.3.0")
package org.jackfield.api.web.parts;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

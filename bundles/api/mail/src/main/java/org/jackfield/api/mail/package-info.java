/** Mail that is accepted once and sent until it arrives or is given up. */
@Export
@Version("1.2.0")
package org.jackfield.api.mail;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

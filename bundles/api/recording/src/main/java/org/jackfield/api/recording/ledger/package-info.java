/** What proves which recordings there were: the day ledger, its hash tree and the manifest of an export. */
@Export
@Version("1.0.0")
package org.jackfield.api.recording.ledger;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

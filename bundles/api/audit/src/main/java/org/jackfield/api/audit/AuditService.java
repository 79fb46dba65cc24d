package org.jackfield.api.audit;

import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.Permission;
import org.osgi.annotation.versioning.ProviderType;

/** The audit trail. Lines are only ever added. Any thread may call. */
@ProviderType
public interface AuditService {

    /** What a person needs to read the trail. */
    Permission VIEW = new Permission("audit.view", "See the audit trail");

    /**
     * Adds a line; it is durable when this returns.
     *
     * @throws org.jackfield.api.problem.ProblemException {@code audit.unavailable} if it cannot be kept: then the act
     *     must not be done
     */
    void record(AuditEvent event);

    /** {@return the lines that match, newest first} */
    Page<AuditEntry> find(AuditQuery query, PageRequest page);
}

package org.jackfield.api.audit;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told of lines that were added to the audit trail; registered as a service. Called on one thread of the audit service, in
 * order, after the line is durable: nobody who acts waits for a listener. Nothing is replayed. A listener so slow that 10,000
 * lines wait is not told of further ones until fewer do; {@link AuditService#find} has them all.
 */
@ConsumerType
public interface AuditListener {

    /** A line was added. */
    void recorded(AuditEntry entry);
}

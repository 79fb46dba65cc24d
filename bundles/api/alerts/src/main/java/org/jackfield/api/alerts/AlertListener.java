package org.jackfield.api.alerts;

import org.osgi.annotation.versioning.ConsumerType;

/** Is told of alerts; registered as a service. Called on one thread of the alert service, in order. */
@ConsumerType
public interface AlertListener {

    /** An alert was raised ({@link Alert#active()}) or cleared. Repeated reports are not told. */
    void alertChanged(Alert alert);
}

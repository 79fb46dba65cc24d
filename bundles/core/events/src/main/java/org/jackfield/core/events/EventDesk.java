package org.jackfield.core.events;

import org.jackfield.api.audit.AuditService;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.core.events.model.Event;
import org.jackfield.core.events.model.EventKind;
import org.jackfield.core.events.model.EventQuery;
import org.jackfield.core.events.store.EventStore;

/** Events, as somebody may see them. Any thread. */
public final class EventDesk {

    private final EventStore store;
    private final SecurityService security;

    EventDesk(EventStore store, SecurityService security) {
        this.store = store;
        this.security = security;
    }

    /** {@return events, newest first; those of security only for somebody who may see the audit trail} */
    public Page<Event> find(EventQuery query, PageRequest page, Subject by) {
        security.check(by, EventsComponent.VIEW, Target.SITE);
        boolean all = security.decide(by, AuditService.VIEW, Target.SITE).allowed();
        return store.find(all ? query : query.without(EventKind.Category.SECURITY), page);
    }
}

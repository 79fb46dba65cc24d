package org.jackfield.core.calllog;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.calllog.CallLogService;
import org.jackfield.api.calllog.LiveCallAccess;
import org.jackfield.api.calllog.SegmentFacts;
import org.jackfield.api.calllog.SegmentPeople;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.users.UsersService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Says what people may see of calls alive. Needs no database; without the users, a live call is nobody's. */
@Component(service = LiveCallAccess.class)
public final class LiveCallAccessComponent implements LiveCallAccess {

    private final SecurityService security;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile UsersService users;

    /** Asks these. */
    @Activate
    public LiveCallAccessComponent(@Reference SecurityService security) {
        this.security = security;
    }

    @Override
    public List<LogicalCall> visible(Collection<LogicalCall> calls, Subject by) {
        return new VisibleCalls(security.callAccess(by, CallLogService.VIEW), this::usersOf).of(calls);
    }

    @Override
    public boolean allows(Segment segment, Permission permission, Subject by) {
        return security.callAccess(by, permission).allows(SegmentFacts.of(segment, usersOf(segment)));
    }

    private Set<UUID> usersOf(Segment segment) {
        UsersService present = users;
        return present == null ? Set.of() : SegmentPeople.attributed(segment, present).users();
    }
}

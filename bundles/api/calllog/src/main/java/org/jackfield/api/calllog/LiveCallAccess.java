package org.jackfield.api.calllog;

import java.util.Collection;
import java.util.List;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.Subject;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Segment;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What people may see of calls while they last. Answers from memory; any thread may ask, as often as a page is drawn.
 */
@ProviderType
public interface LiveCallAccess {

    /**
     * {@return the calls as far as {@code by} may see them, in the same order: with those segments only and the devices of
     * these, and without calls of which none may be seen; none at all without {@link CallLogService#VIEW}}
     */
    List<LogicalCall> visible(Collection<LogicalCall> calls, Subject by);

    /**
     * {@return whether {@code by} may do {@code permission} to a segment that lasts}
     *
     * <p>Whether it is recorded, scored or noted is not known while it lasts: filters that deny by these do.
     */
    boolean allows(Segment segment, Permission permission, Subject by);
}

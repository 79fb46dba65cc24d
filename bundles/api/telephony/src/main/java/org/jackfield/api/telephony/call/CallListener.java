package org.jackfield.api.telephony.call;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Watches calls as they are now; for pages and whatever else shows the present. Register one as a service.
 *
 * <p>A listener has a thread of its own and a queue of 1000 changes, in which a newer snapshot of a call takes the older
 * one's place. If it still cannot keep up, the queue is emptied and it is given everything afresh by
 * {@link #refreshed}. So it may be slow, and sees the truth late rather than all of it; whoever may lose nothing is a
 * {@link JournalConsumer}.
 */
@ConsumerType
public interface CallListener {

    /** Called first of all, and again when changes had to be skipped: these are all calls alive, of all systems. */
    void refreshed(List<LogicalCall> live);

    /** A call began or changed, or has ended ({@link LogicalCall#isLive()} is false then, or it was merged). */
    void callChanged(LogicalCall call);
}

package org.jackfield.core.capture.route;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jackfield.api.media.source.AudioSession;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.api.media.source.AudioSource;
import org.jackfield.core.capture.Count;
import org.jackfield.core.capture.Counts;
import org.jackfield.core.capture.media.MediaSession;
import org.jackfield.core.capture.media.MediaWorker;
import org.jackfield.core.capture.media.SideFormats;

/** The sessions that conversations make: each is given to the worker with the fewest, and told what changes. For one thread at a time. */
final class Sessions {

    private static final long SECOND = 1_000_000_000L;

    private final List<MediaWorker> workers;
    private final int most;
    private final Parties parties;
    private final Counts counts;
    private int open;

    Sessions(List<MediaWorker> workers, int most, Parties parties, Counts counts) {
        this.workers = workers;
        this.most = most;
        this.parties = parties;
        this.counts = counts;
    }

    int open() {
        return open;
    }

    /**
     * Begins a conversation's session, if it has none.
     *
     * @param room whether there is room for its kind
     * @return whether it has one
     */
    boolean begin(Conversation conversation, long now, boolean room) {
        if (conversation.session != null) {
            return true;
        }
        if (open >= most || !room) {
            counts.add(Count.SESSIONS_REFUSED);
            return false;
        }
        MediaWorker worker = workers.getFirst();
        for (MediaWorker other : workers) {
            worker = other.given() < worker.given() ? other : worker;
        }
        open++;
        conversation.begin(UUID.randomUUID(), instant(now));
        conversation.lastPacket = conversation.call == null ? now : 0;
        AudioSession known = describe(conversation, now);
        conversation.session =
                new MediaSession(worker, known, now, conversation.firstSends, conversation.secondSends);
        worker.begin(conversation.session);
        counts.add(conversation.call == null ? Count.UNSIGNALLED : Count.SIGNALLED);
        return true;
    }

    void end(Conversation conversation, long at, boolean interrupted) {
        if (conversation.session != null) {
            open--;
            conversation.session.worker().end(conversation.session, instant(at), interrupted);
            conversation.session = null;
            conversation.lastPacket = 0;
        }
    }

    /** More is known of a conversation. */
    void tell(Conversation conversation, long now) {
        MediaSession session = conversation.session;
        if (session != null) {
            AudioSession known = describe(conversation, now);
            SideFormats first = conversation.firstSends;
            SideFormats second = conversation.secondSends;
            session.worker().give(() -> session.changed(known, first, second));
        }
    }

    /** A key was told of by signalling, in a conversation that has a session. */
    void key(Conversation conversation, Side side, char key, long now) {
        MediaSession session = conversation.session;
        session.worker().give(() -> session.key(side, now, key));
    }

    private AudioSession describe(Conversation conversation, long now) {
        return conversation.describe(AudioSource.MIRROR,
                parties.of(conversation, Side.FIRST, now), parties.of(conversation, Side.SECOND, now));
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }
}

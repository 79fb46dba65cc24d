package org.jackfield.core.capture.media;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jackfield.api.media.source.AudioListener;
import org.jackfield.api.media.source.AudioSession;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.api.media.source.AudioSink;
import org.jackfield.api.media.source.SessionControl;
import org.jackfield.core.capture.Count;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session that is being heard: its two directions, and those who listen. Everything is called on its worker's thread, but
 * for {@link #isWanted} and what {@link SessionControl} allows.
 */
public final class MediaSession implements SessionControl {

    private static final Logger LOG = LoggerFactory.getLogger(MediaSession.class);
    private static final long SECOND = 1_000_000_000L;

    private final MediaWorker worker;
    private final long origin;
    private final List<Hearing> hearings = new ArrayList<>(2);
    private SideReceiver first;
    private SideReceiver second;
    private AudioSession session;
    private boolean ended;
    private volatile boolean wanted = true;

    /** A listener and what it said; the sink is null if it does not want the session. */
    private record Hearing(AudioListener listener, AudioSink sink) {}

    /**
     * Makes a session.
     *
     * @param session what is known of it
     * @param origin when it began, in nanoseconds since 1970
     * @param firstSends the formats of what the first end sends
     * @param secondSends the formats of what the second end sends
     */
    public MediaSession(
            MediaWorker worker, AudioSession session, long origin, SideFormats firstSends, SideFormats secondSends) {
        this.worker = worker;
        this.session = session;
        this.origin = origin;
        receive(firstSends, secondSends);
    }

    private void receive(SideFormats firstSends, SideFormats secondSends) {
        first = new SideReceiver(this, Side.FIRST, origin, firstSends);
        second = new SideReceiver(this, Side.SECOND, origin, secondSends);
    }

    /** {@return the worker that serves it} */
    public MediaWorker worker() {
        return worker;
    }

    /** {@return whether anybody takes its audio, or has not been asked yet} Any thread may ask. */
    public boolean isWanted() {
        return wanted;
    }

    /** More is known of it. */
    public void changed(AudioSession now, SideFormats firstSends, SideFormats secondSends) {
        first.formats(firstSends);
        second.formats(secondSends);
        if (!now.equals(session)) {
            session = now;
            tell(sink -> sink.changed(now));
            if (!wanted) {
                // Those who did not want it did not know this.
                reconsider(worker.listeners(), true);
            }
        }
    }

    /** A key was told of by signalling. */
    public void key(Side side, long timeNanos, char key) {
        tell(sink -> sink.key(side, receiver(side).timeAt(timeNanos), key));
    }

    void packet(Side side, long timeNanos, byte[] bytes, int offset, int length) {
        if (wanted) {
            receiver(side).packet(bytes, offset, length, timeNanos);
        }
    }

    void ask(List<AudioListener> listeners) {
        for (AudioListener listener : listeners) {
            if (!ended && hearings.stream().noneMatch(each -> each.listener == listener)) {
                AudioSink sink = null;
                try {
                    sink = listener.began(session, this);
                } catch (RuntimeException e) {
                    failed(e);
                }
                hearings.add(new Hearing(listener, sink));
            }
        }
        decide();
    }

    void reconsider(List<AudioListener> listeners, boolean all) {
        if (all && !wanted) {
            hearings.clear();
        }
        ask(listeners);
    }

    void forget(AudioListener listener) {
        for (Iterator<Hearing> each = hearings.iterator(); each.hasNext(); ) {
            Hearing hearing = each.next();
            if (hearing.listener == listener) {
                each.remove();
                if (hearing.sink != null && !ended) {
                    tell(hearing, sink -> sink.ended(instant(first.latest(second)), true));
                }
            }
        }
        decide();
    }

    void advance(long nowNanos) {
        if (wanted) {
            first.advance(nowNanos);
            second.advance(nowNanos);
            tell(sink -> sink.advance(instant(nowNanos)));
        }
    }

    long dropped(long from, long to, long count) {
        long explained = first.dropped(from, to, count);
        return explained + (count > explained ? second.dropped(from, to, count - explained) : 0);
    }

    void end(Instant at, boolean interrupted) {
        first.close();
        second.close();
        tell(sink -> sink.ended(at, interrupted));
        ended = true;
        wanted = false;
        hearings.clear();
    }

    void tell(Consumer<AudioSink> news) {
        for (int i = 0; i < hearings.size(); i++) {
            tell(hearings.get(i), news);
        }
    }

    /** The sinks, for the calls that are made for every packet. */
    AudioSink sink(int index) {
        return hearings.get(index).sink;
    }

    int hearings() {
        return hearings.size();
    }

    void failed(RuntimeException e) {
        worker.counts().add(Count.SINK_FAILURES);
        LOG.error("A listener failed at session {}", session.id(), e);
    }

    void count(Count count) {
        worker.counts().add(count);
    }

    @Override
    public void execute(Runnable task) {
        worker.execute(task);
    }

    @Override
    public long timeAt(Side side, Instant moment) {
        return receiver(side).timeAt(moment.getEpochSecond() * SECOND + moment.getNano());
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }

    long origin() {
        return origin;
    }

    private SideReceiver receiver(Side side) {
        return side == Side.FIRST ? first : second;
    }

    private void tell(Hearing hearing, Consumer<AudioSink> news) {
        if (hearing.sink != null) {
            try {
                news.accept(hearing.sink);
            } catch (RuntimeException e) {
                failed(e);
            }
        }
    }

    private void decide() {
        boolean before = wanted;
        wanted = !ended && hearings.stream().anyMatch(each -> each.sink != null);
        if (before && !wanted) {
            // What passes by while nobody listens is not lost: who listens later begins with what comes then.
            receive(first.formats(), second.formats());
        }
    }
}

package org.jackfield.apps.recording.incoming;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jackfield.api.media.source.AudioListener;
import org.jackfield.api.media.source.AudioSession;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.api.media.source.AudioSink;
import org.jackfield.api.media.source.SessionControl;
import org.jackfield.api.rtp.sdp.Codec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session whose audio is sent to us, and those who listen to it. Served by the {@link RtpThread} alone. */
final class IncomingSession implements SessionControl {

    private static final Logger LOG = LoggerFactory.getLogger(IncomingSession.class);
    private static final long SECOND = 1_000_000_000L;

    private final RtpThread thread;
    private final IncomingSide first;
    private final IncomingSide second;
    private final List<Hearing> hearings = new ArrayList<>(2);
    private final Runnable silent;
    private AudioSession session;
    private Instant heard;
    private boolean given;
    private boolean ended;
    Announcement announcement;

    /** A listener and what it said; the sink is null if it does not want the session. */
    private record Hearing(AudioListener listener, AudioSink sink) {}

    IncomingSession(RtpThread thread, AudioSession session, Runnable silent) {
        this.thread = thread;
        this.silent = silent;
        heard = session.began();
        this.session = session;
        long origin = nanos(session.began());
        first = new IncomingSide(this, Side.FIRST, origin);
        second = new IncomingSide(this, Side.SECOND, origin);
    }

    void changed(AudioSession now) {
        if (!now.equals(session)) {
            session = now;
            tell(sink -> sink.changed(now));
            reconsider(thread.listeners());
        }
    }

    void formats(Side side, List<Codec> codecs) {
        side(side).formats(codecs);
    }

    /** Something came of it, if only that it is still there. */
    void alive(Instant now) {
        heard = now;
    }

    void packet(Side side, byte[] bytes, int length, long arrival) {
        side(side).packet(bytes, length, arrival);
    }

    /** Asks those who have not been asked. */
    void ask(List<AudioListener> listeners) {
        for (AudioListener listener : listeners) {
            if (!ended && hearings.stream().noneMatch(each -> each.listener == listener)) {
                AudioSink sink = null;
                try {
                    sink = listener.began(session, this);
                } catch (RuntimeException e) {
                    LOG.error("A listener failed at session {}", session.id(), e);
                }
                hearings.add(new Hearing(listener, sink));
            }
        }
    }

    /** Asks those once more who did not want it. */
    void reconsider(List<AudioListener> listeners) {
        hearings.removeIf(each -> each.sink == null);
        ask(listeners);
    }

    void forget(AudioListener listener, Instant now) {
        hearings.removeIf(each -> {
            if (each.listener == listener && each.sink != null) {
                tell(each, sink -> sink.ended(now, true));
            }
            return each.listener == listener;
        });
    }

    void advance(Instant now) {
        first.advance(nanos(now));
        second.advance(nanos(now));
        tell(sink -> sink.advance(now));
        if (!given && heard.plus(IncomingAudio.LONGEST_SILENCE).isBefore(now)) {
            given = true;
            LOG.info("Nothing came of session {} for {}; its call is ended", session.id(), IncomingAudio.LONGEST_SILENCE);
            silent.run();
        }
    }

    void end(Instant at, boolean interrupted) {
        if (!ended) {
            first.close();
            second.close();
            tell(sink -> sink.ended(at, interrupted));
            ended = true;
            hearings.clear();
        }
    }

    void lost(long packets) {
        thread.counts().lost(packets);
    }

    void tell(Consumer<AudioSink> news) {
        for (int i = 0; i < hearings.size(); i++) {
            tell(hearings.get(i), news);
        }
    }

    private void tell(Hearing hearing, Consumer<AudioSink> news) {
        if (hearing.sink != null) {
            try {
                news.accept(hearing.sink);
            } catch (RuntimeException e) {
                LOG.error("A listener failed at session {}", session.id(), e);
            }
        }
    }

    @Override
    public void execute(Runnable task) {
        thread.execute(task);
    }

    @Override
    public long timeAt(Side side, Instant moment) {
        return side(side).timeAt(nanos(moment));
    }

    private IncomingSide side(Side side) {
        return side == Side.FIRST ? first : second;
    }

    static long nanos(Instant moment) {
        return moment.getEpochSecond() * SECOND + moment.getNano();
    }
}

package org.jackfield.apps.recording.incoming;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jackfield.api.media.source.AudioListener;
import org.jackfield.api.media.source.AudioSession;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.api.rtp.sdp.Codec;

/** Opens ports for audio and makes sessions of what comes there. Thread-safe. */
public final class IncomingAudio implements AutoCloseable {

    /** A call that nothing was heard of for so long is over, whatever its signalling says. On hold there is RTCP still. */
    public static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);

    private final List<AudioListener> listeners = new CopyOnWriteArrayList<>();
    private final Supplier<MediaPorts> ports;
    private final InstantSource clock;
    private final RtpThread thread;
    private final Map<Integer, MediaPort> taken = new HashMap<>();
    private int next;

    /**
     * Begins with nothing open.
     *
     * @param ports asked for each port that is opened
     * @throws IOException if the machine has no sockets left
     */
    public IncomingAudio(Supplier<MediaPorts> ports, InstantSource clock) throws IOException {
        this.ports = ports;
        this.clock = clock;
        thread = new RtpThread(clock, () -> listeners);
    }

    /** {@return what has come} */
    public MediaCounts counts() {
        return thread.counts();
    }

    /** Somebody wants audio: it is told of all sessions there are. */
    public void add(AudioListener listener) {
        listeners.add(listener);
        thread.reconsider();
    }

    /** Somebody wants none any more. */
    public void remove(AudioListener listener) {
        listeners.remove(listener);
        thread.forget(listener);
    }

    /** {@return whether anybody wants audio} */
    public boolean isWanted() {
        return !listeners.isEmpty();
    }

    /** Asks all listeners once more about what they did not want. */
    public void reconsider() {
        thread.reconsider();
    }

    /** {@return a pair of ports of the configured range; empty if all are taken} */
    public synchronized Optional<MediaPort> open() {
        MediaPorts range = ports.get();
        int pairs = (range.lastPort() - range.firstPort() + 1) / 2;
        for (int i = 0; i < pairs; i++) {
            int port = range.firstPort() + 2 * (next++ % pairs);
            if (taken.containsKey(port)) {
                continue;
            }
            try {
                MediaPort opened = new MediaPort(port);
                taken.put(port, opened);
                return Optional.of(opened);
            } catch (IOException e) {
                // Somebody else has it; the next one may be free.
            }
        }
        return Optional.empty();
    }

    /** Gives ports back. */
    public void close(List<MediaPort> done) {
        synchronized (this) {
            done.forEach(port -> taken.remove(port.port()));
        }
        thread.execute(() -> done.forEach(MediaPort::close));
    }

    /**
     * Begins a session.
     *
     * @param silent run once, on our thread, when neither audio nor RTCP has come for {@link #LONGEST_SILENCE}: whoever
     *     sent is gone without a word, and its ports are wanted
     * @return by which it is changed and ended
     */
    public Running begin(AudioSession session, Runnable silent) {
        Running running = new Running(session, silent);
        thread.execute(() -> thread.add(running.session));
        return running;
    }

    /** Ends all sessions, as interrupted, and closes all ports. */
    @Override
    public void close() {
        List<MediaPort> open;
        synchronized (this) {
            open = List.copyOf(taken.values());
            taken.clear();
        }
        thread.close();
        open.forEach(MediaPort::close);
    }

    /** A session that goes on. Any thread may call. */
    public final class Running {

        private final IncomingSession session;

        private Running(AudioSession known, Runnable silent) {
            session = new IncomingSession(thread, known, silent);
        }

        /** What comes at a port is what this end sends, in these formats. */
        public void receive(MediaPort port, Side side, List<Codec> codecs) {
            thread.execute(() -> {
                boolean fresh = port.session == null;
                port.session = session;
                port.side = side;
                session.formats(side, codecs);
                if (fresh) {
                    thread.listen(port);
                }
            });
        }

        /** Says something from a port, and then silence. */
        public void announce(MediaPort port, byte[] audio, int payloadType, InetSocketAddress target) {
            thread.execute(() -> {
                if (session.announcement == null) {
                    session.announcement = new Announcement(
                            port.rtp(), audio, payloadType, target, System.nanoTime(), new SecureRandom());
                } else {
                    session.announcement.target(target);
                }
            });
        }

        /** More is known of it. */
        public void changed(AudioSession now) {
            thread.execute(() -> session.changed(now));
        }

        /** It is over. */
        public void end(Instant at, boolean interrupted) {
            thread.execute(() -> thread.remove(session, at, interrupted));
        }

        /** It is over now. */
        public void end(boolean interrupted) {
            end(clock.instant(), interrupted);
        }
    }
}

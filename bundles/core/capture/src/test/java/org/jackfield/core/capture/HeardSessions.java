package org.jackfield.core.capture;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jackfield.api.media.AudioFormat;
import org.jackfield.api.media.source.AudioListener;
import org.jackfield.api.media.source.AudioSession;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.api.media.source.AudioSink;
import org.jackfield.api.media.source.SessionControl;
import org.jackfield.api.rtp.GapCause;

/** Keeps all that it is told. */
public final class HeardSessions implements AudioListener {

    public final List<Heard> sessions = new CopyOnWriteArrayList<>();
    private final Predicate<AudioSession> wanted;

    public HeardSessions() {
        this(session -> true);
    }

    public HeardSessions(Predicate<AudioSession> wanted) {
        this.wanted = wanted;
    }

    @Override
    public AudioSink began(AudioSession session, SessionControl control) {
        if (!wanted.test(session)) {
            return null;
        }
        Heard heard = new Heard(session, control);
        sessions.add(heard);
        return heard;
    }

    public record Gap(Side side, long from, long to, long packets, GapCause cause) {}

    /** One session and all that was told of it. */
    public static final class Heard implements AudioSink {

        public final List<AudioSession> states = new ArrayList<>();
        public final SessionControl control;
        public final List<Gap> gaps = new ArrayList<>();
        public final List<AudioFormat> formats = new ArrayList<>();
        public final StringBuilder keys = new StringBuilder();
        public final long[] begins = {Long.MIN_VALUE, Long.MIN_VALUE};
        public final long[] ends = {Long.MIN_VALUE, Long.MIN_VALUE};
        public final long[] frames = new long[2];
        private final ByteArrayOutputStream[] audio = {new ByteArrayOutputStream(), new ByteArrayOutputStream()};
        public Instant ended;
        public volatile boolean interrupted;
        public int advances;
        public String broken = "";

        Heard(AudioSession session, SessionControl control) {
            states.add(session);
            this.control = control;
        }

        public AudioSession session() {
            return states.getLast();
        }

        /** The octets of all frames of a side, one after the other. */
        public byte[] audio(Side side) {
            return audio[side.ordinal()].toByteArray();
        }

        /** The first octet of each G.711 frame of 20 ms. */
        public List<Integer> numbers(Side side) {
            byte[] octets = audio(side);
            List<Integer> numbers = new ArrayList<>();
            for (int i = 0; i < octets.length; i += 160) {
                numbers.add(octets[i] & 0xFF);
            }
            return numbers;
        }

        @Override
        public void changed(AudioSession session) {
            states.add(session);
        }

        @Override
        public void audio(Side side, long time, AudioFormat format, byte[] buffer, int offset, int length) {
            int index = side.ordinal();
            check(index, time);
            begins[index] = frames[index] == 0 ? time : begins[index];
            ends[index] = time + (format.equals(AudioFormat.PCMA) || format.equals(AudioFormat.PCMU) ? length : 0);
            frames[index]++;
            audio[index].write(buffer, offset, length);
            if (!formats.contains(format)) {
                formats.add(format);
            }
        }

        @Override
        public void gap(Side side, long from, long to, long packets, GapCause cause) {
            check(side.ordinal(), from);
            if (to <= from) {
                broken += " empty gap at " + from;
            }
            ends[side.ordinal()] = to;
            gaps.add(new Gap(side, from, to, packets, cause));
        }

        /** Frames and gaps of G.711 follow each other without a hole. */
        private void check(int index, long time) {
            boolean exact = formats.stream().allMatch(f -> f.equals(AudioFormat.PCMA) || f.equals(AudioFormat.PCMU));
            if (frames[index] > 0 && (exact ? time != ends[index] : time < ends[index])) {
                broken += " side " + index + " goes from " + ends[index] + " to " + time;
            }
            if (ended != null) {
                broken += " told after the end";
            }
        }

        @Override
        public void key(Side side, long time, char key) {
            keys.append(side == Side.FIRST ? "" : "<").append(key);
        }

        @Override
        public void advance(Instant now) {
            advances++;
        }

        @Override
        public void ended(Instant at, boolean wasInterrupted) {
            broken += ended == null ? "" : " ended twice";
            ended = at;
            interrupted = wasInterrupted;
        }
    }
}

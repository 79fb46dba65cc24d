package org.jackfield.core.capture.route;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.List;
import org.jackfield.api.rtp.RtpPacket;
import org.jackfield.core.capture.Count;
import org.jackfield.core.capture.Counts;
import org.jackfield.core.capture.media.MediaWorker;
import org.jackfield.core.capture.net.Frame;
import org.jackfield.core.capture.net.FrameReader;
import org.jackfield.core.capture.net.LinkType;
import org.jackfield.core.capture.net.Reassembly;
import org.jackfield.core.capture.net.Repeats;
import org.jackfield.core.capture.sip.DialogTracker;
import org.jackfield.core.capture.sip.Hop;
import org.jackfield.core.capture.sip.MalformedSipException;
import org.jackfield.core.capture.sip.Registrations;
import org.jackfield.core.capture.sip.SipMessage;
import org.jackfield.core.capture.sip.TcpStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes captured packets and finds out what each is: signalling is followed here, audio goes to the worker of its session.
 * Nothing is allocated for a packet of audio. For one thread at a time.
 */
public final class Router {

    private static final Logger LOG = LoggerFactory.getLogger(Router.class);
    private static final int MOST_FAULTS_TOLD = 10;
    private static final int FRAGMENTED_PACKETS = 256;
    private static final long FRAGMENT_PATIENCE_MILLIS = 2000;
    private static final int TCP_DIRECTIONS = 4096;
    private static final long MILLION = 1_000_000L;
    private static final byte[] RESPONSE = "SIP/2.0 ".getBytes(US_ASCII);
    private static final byte[][] METHODS = methods("INVITE", "ACK", "BYE", "CANCEL", "REGISTER", "UPDATE", "PRACK",
            "REFER", "INFO", "NOTIFY", "SUBSCRIBE", "OPTIONS", "MESSAGE", "PUBLISH");

    private final Frame frame = new Frame();
    private final Repeats repeats = new Repeats();
    private final Reassembly reassembly = new Reassembly(FRAGMENTED_PACKETS, FRAGMENT_PATIENCE_MILLIS);
    private final TcpStreams tcp = new TcpStreams(TCP_DIRECTIONS, this::signal);
    private final Strangers strangers = new Strangers();
    private final Counts counts = new Counts();
    private final Conversations conversations;
    private final DialogTracker tracker;
    private final DialogFeed feed;
    private CaptureRules rules;
    private long now;
    private long overrunSince;
    private long overruns;
    private final List<MediaWorker> workers;

    /**
     * Makes a router.
     *
     * @param workers serve the sessions; at least one
     * @param limits how much at a time
     * @param feed tells of the calls
     */
    public Router(List<MediaWorker> workers, CaptureRules rules, CaptureLimits limits, DialogFeed feed) {
        this.workers = workers;
        this.rules = rules;
        Registrations registrations = new Registrations(limits.registrations());
        conversations = new Conversations(workers, limits.sessions(), rules, registrations, counts);
        tracker = new DialogTracker(limits.calls(), registrations, feed.before(conversations, registrations, rules));
        this.feed = feed;
    }

    /** Other rules hold from now on. */
    public void rules(CaptureRules changed) {
        rules = changed;
        conversations.rules(changed);
        feed.rules(changed);
    }

    /**
     * Takes a captured packet.
     *
     * @param bytes holds it, during the call only
     * @param timeNanos when it was captured
     */
    public void packet(LinkType link, byte[] bytes, int offset, int length, long timeNanos) {
        now = timeNanos;
        counts.add(Count.PACKETS);
        Count fate = Count.FAULTS;
        try {
            fate = fate(FrameReader.read(link, bytes, offset, length, frame));
        } catch (RuntimeException e) {
            // One packet must not end the capture of all others, nor fill the log.
            if (counts.of(Count.FAULTS) < MOST_FAULTS_TOLD) {
                LOG.error("A packet of {} bytes could not be followed", length, e);
            }
        }
        counts.add(fate);
    }

    private Count fate(Frame.Kind read) {
        Frame.Kind kind = read;
        if (kind == Frame.Kind.MALFORMED) {
            return Count.MALFORMED;
        }
        if (kind == Frame.Kind.OTHER) {
            return Count.OTHER;
        }
        if (repeats.isRepeat(frame, now)) {
            return Count.REPEATS;
        }
        if (kind == Frame.Kind.FRAGMENT) {
            kind = reassembly.add(frame, now / MILLION);
        }
        return switch (kind) {
            case UDP -> udp();
            case TCP -> {
                tcp.segment(frame);
                yield Count.SIGNALLING;
            }
            case FRAGMENT -> Count.FRAGMENTS;
            case MALFORMED -> Count.MALFORMED;
            case OTHER -> Count.OTHER;
        };
    }

    private Count udp() {
        if (frame.payloadLength() < RtpPacket.HEADER) {
            return Count.STRANGERS;
        }
        byte first = frame.bytes()[frame.payload()];
        if ((first >> 6 & 3) == 2) {
            return audio();
        }
        if (first >= 'A' && first <= 'Z' && isSip()) {
            signal(frame.bytes(), frame.payload(), frame.payloadLength(), frame);
            return Count.SIGNALLING;
        }
        return Count.STRANGERS;
    }

    private Count audio() {
        Flow flow = conversations.flow(frame);
        if (flow == null) {
            long refused = counts.of(Count.FLOWS_REFUSED) + counts.of(Count.SESSIONS_REFUSED);
            flow = conversations.expected(frame, now);
            if (flow == null && refused == counts.of(Count.FLOWS_REFUSED) + counts.of(Count.SESSIONS_REFUSED)) {
                flow = stranger();
            }
            if (flow == null) {
                return Count.STRANGERS;
            }
        }
        return give(flow, now, frame.bytes(), frame.payload(), frame.payloadLength());
    }

    private Flow stranger() {
        if (!rules.mayBeAudio(frame.sourcePort(), frame.destinationPort())) {
            return null;
        }
        Strangers.Kept kept = strangers.confirmed(frame, now);
        if (kept == null) {
            return null;
        }
        Strangers.Kept other = strangers.other(frame, now);
        Flow flow = conversations.pair(frame, other == null ? kept.time : Math.min(kept.time, other.time));
        if (flow != null) {
            recover(flow, kept);
            if (other != null) {
                recover(flow.conversation.flows.getFirst(), other);
            }
        }
        return flow;
    }

    private void recover(Flow flow, Strangers.Kept kept) {
        if (give(flow, kept.time, kept.bytes, 0, kept.length) == Count.AUDIO) {
            counts.add(Count.RECOVERED);
        }
    }

    private Count give(Flow flow, long time, byte[] bytes, int offset, int length) {
        Conversation conversation = flow.conversation;
        conversation.heard(time);
        if (!conversation.session.isWanted()) {
            return Count.UNWANTED;
        }
        if (conversation.session.worker().give(conversation.session, flow.side, time, bytes, offset, length)) {
            return Count.AUDIO;
        }
        overrunSince = overruns == 0 ? time : overrunSince;
        overruns++;
        return Count.OVERRUN;
    }

    private boolean isSip() {
        if (begins(RESPONSE)) {
            return true;
        }
        for (byte[] method : METHODS) {
            if (begins(method)) {
                return true;
            }
        }
        return false;
    }

    private boolean begins(byte[] text) {
        int at = frame.payload();
        return frame.payloadLength() > text.length
                && Arrays.equals(frame.bytes(), at, at + text.length, text, 0, text.length);
    }

    private void signal(byte[] bytes, int offset, int length, Frame of) {
        try {
            SipMessage message = SipMessage.read(bytes, offset, length);
            counts.add(Count.SIP);
            tracker.message(message, Hop.of(of), now);
        } catch (MalformedSipException e) {
            counts.add(Count.SIP_MALFORMED);
        }
    }

    /** The capture lost packets between two moments, before they came here. */
    public void dropped(long from, long to, long count) {
        workers.getFirst().dropped(from, to, count, workers.subList(1, workers.size()));
    }

    /** Time has passed: all packets that were captured before have been given to {@link #packet}. */
    public void advance(long timeNanos) {
        now = timeNanos;
        tracker.advance(timeNanos);
        conversations.advance(timeNanos);
        if (overruns > 0) {
            dropped(overrunSince, timeNanos, overruns);
            overruns = 0;
        }
        workers.forEach(worker -> worker.advance(timeNanos));
    }

    /** Nothing more is captured: ends all that lasts as interrupted. */
    public void close() {
        tracker.close(now);
        conversations.close(now);
    }

    /** {@return what was counted} */
    public Counts counts() {
        return counts;
    }

    /** {@return how things stand, for people} */
    public Standing standing() {
        return new Standing(conversations.sessions(), conversations.flows(), tracker.calls(), tracker.begun(),
                tracker.evicted(), tcp.directions(), tcp.gaps(), reassembly.completed(), reassembly.abandoned());
    }

    /**
     * How much is followed just now, and what has become of what was.
     *
     * @param sessions sessions that last
     * @param flows ways that audio takes
     * @param calls calls that last
     * @param callsBegun calls seen
     * @param callsEvicted calls that made room for others
     * @param connections directions of TCP connections
     * @param tcpGaps segments that never came
     * @param reassembled IP packets put together from fragments
     * @param abandoned IP packets of which fragments were missing
     */
    public record Standing(int sessions, int flows, int calls, long callsBegun, long callsEvicted, int connections,
            long tcpGaps, long reassembled, long abandoned) {

        /** Before anything was captured. */
        public static final Standing NOTHING = new Standing(0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    private static byte[][] methods(String... names) {
        return Arrays.stream(names).map(name -> (name + " ").getBytes(US_ASCII)).toArray(byte[][]::new);
    }
}

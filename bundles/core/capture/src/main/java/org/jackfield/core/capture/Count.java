package org.jackfield.core.capture;

/** What becomes of packets and sessions; the names are stable words that monitoring may rely on. */
public enum Count {
    /** Packets read from the interfaces and files; each is counted under one of the following too. */
    PACKETS("packets"),
    /** Audio handed to a session's worker. */
    AUDIO("packets.audio"),
    /** Audio of sessions that nobody wants. */
    UNWANTED("packets.unwanted"),
    /** Audio lost because a worker could not keep up. */
    OVERRUN("packets.overrun"),
    /** UDP of no session: no audio, or audio outside the port ranges, or the first packet of a stream. */
    STRANGERS("packets.strangers"),
    /** Packets with signalling. */
    SIGNALLING("packets.signalling"),
    /** Pieces of an IP packet that is not complete. */
    FRAGMENTS("packets.fragments"),
    /** Packets that the mirror port delivered twice. */
    REPEATS("packets.repeats"),
    /** Packets shorter than they say they are. */
    MALFORMED("packets.malformed"),
    /** Neither UDP nor TCP that may be signalling. */
    OTHER("packets.other"),
    /** Packets at which a fault of ours came to light; the log tells it. */
    FAULTS("packets.faults"),
    /** Packets the kernel dropped because we did not read fast enough. */
    DROPPED("dropped.kernel"),
    /** Packets the network card or its driver dropped. */
    DROPPED_BY_INTERFACE("dropped.interface"),
    /** SIP messages that were understood. */
    SIP("sip.messages"),
    /** Messages that looked like SIP and were not understood. */
    SIP_MALFORMED("sip.malformed"),
    /** Sessions begun by signalling. */
    SIGNALLED("sessions.signalled"),
    /** Sessions begun by audio alone. */
    UNSIGNALLED("sessions.unsignalled"),
    /** Audio of known calls from so many places that they are not followed, or from one that lost a forked call. */
    FLOWS_REFUSED("flows.refused"),
    /** Calls whose end nobody saw, and whose places another call has by now. */
    CALLS_SUPERSEDED("calls.superseded"),
    /** Sessions that there was no room for. */
    SESSIONS_REFUSED("sessions.refused"),
    /** First packets of streams without signalling, counted as strangers, and handed on when a second one confirmed them. */
    RECOVERED("audio.recovered"),
    /** Frames of a stream that another one of the same end was heard instead of. */
    OVERLAPPED("audio.overlapped"),
    /** What the listeners' sinks threw. */
    SINK_FAILURES("sink.failures");

    private final String word;

    Count(String word) {
        this.word = word;
    }

    /** {@return its stable name} */
    public String word() {
        return word;
    }
}

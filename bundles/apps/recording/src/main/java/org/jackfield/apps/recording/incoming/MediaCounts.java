package org.jackfield.apps.recording.incoming;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What has come over RTP. Thread-safe. */
public final class MediaCounts {

    private final LongAdder sessions = new LongAdder();
    private final LongAdder packets = new LongAdder();
    private final LongAdder control = new LongAdder();
    private final LongAdder strangers = new LongAdder();
    private final LongAdder lost = new LongAdder();

    void session() {
        sessions.increment();
    }

    void packet() {
        packets.increment();
    }

    void control() {
        control.increment();
    }

    void stranger() {
        strangers.increment();
    }

    void lost(long count) {
        lost.add(count);
    }

    /** {@return all of them by lasting words} */
    public Map<String, Long> all() {
        Map<String, Long> all = new LinkedHashMap<>();
        all.put("sessions", sessions.sum());
        all.put("packets", packets.sum());
        all.put("rtcp-packets", control.sum());
        all.put("wrong-sender", strangers.sum());
        all.put("lost-network", lost.sum());
        return all;
    }
}

package org.jackfield.core.telephony.system;

import java.util.concurrent.atomic.LongAdder;

/** What one phone system's thread counts. */
final class Counters {

    final LongAdder journalled = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder gaps = new LongAdder();
    final LongAdder resyncs = new LongAdder();
    final LongAdder linksLost = new LongAdder();
    final LongAdder callsBegun = new LongAdder();
    final LongAdder callsEnded = new LongAdder();
    final LongAdder segmentsEnded = new LongAdder();
    final LongAdder commandsSent = new LongAdder();
    final LongAdder commandsFailed = new LongAdder();
}

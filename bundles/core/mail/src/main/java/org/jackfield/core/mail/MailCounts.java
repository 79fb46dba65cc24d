package org.jackfield.core.mail;

import java.util.concurrent.atomic.LongAdder;
import org.jackfield.api.metrics.MetricSink;

/** What became of mail since the bundle started. Any thread may count. */
final class MailCounts {

    final LongAdder accepted = new LongAdder();
    final LongAdder sent = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder attemptsFailed = new LongAdder();
    /** As last seen by the queue. */
    volatile long waiting;

    void collect(MetricSink sink) {
        sink.gauge("mail_waiting", "Mails that wait", waiting);
        sink.counter("mail_accepted", "Mails that were accepted", accepted.sum());
        sink.counter("mail_refused", "Mails that were not accepted", refused.sum());
        sink.counter("mail_ended", "Mails that were sent or given up", sent.sum(), "result", "sent");
        sink.counter("mail_ended", "Mails that were sent or given up", failed.sum(), "result", "failed");
        sink.counter("mail_attempts_failed", "Attempts that failed and are repeated", attemptsFailed.sum());
    }
}

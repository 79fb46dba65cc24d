package org.jackfield.apps.recording.recorder;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes steps of jobs; what does not work waits, longer each time, and there is an alert until all of it is done. */
final class FinishAttempts {

    /** How long what did not work waits, at first. */
    static final Duration RETRY = Duration.ofSeconds(5);

    private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);

    private static final String ALERT = "recording.not-finished";
    private static final Logger LOG = LoggerFactory.getLogger(FinishAttempts.class);

    private final AlertService alerts;
    private final InstantSource clock;
    private final Executor sealers;

    FinishAttempts(AlertService alerts, InstantSource clock, Executor sealers) {
        this.alerts = alerts;
        this.clock = clock;
        this.sealers = sealers;
    }

    interface Work {
        void run() throws Exception;
    }

    interface Step {
        void take(FinishJob job) throws Exception;
    }

    /** Takes a step of several jobs at the same time: each waits for the disk, which takes many writes as fast as one. */
    void together(List<FinishJob> jobs, Step step) throws InterruptedException {
        CountDownLatch left = new CountDownLatch(jobs.size());
        for (FinishJob job : jobs) {
            sealers.execute(() -> {
                try {
                    attempt(job, () -> step.take(job));
                } finally {
                    left.countDown();
                }
            });
        }
        left.await();
    }

    /** {@return whether it worked} */
    boolean attempt(FinishJob job, Work work) {
        try {
            work.run();
            return true;
        } catch (Exception e) {
            if (job.failed(clock.instant(), RETRY, LONGEST_RETRY) == 1) {
                LOG.warn("Recording {} cannot be finished yet ({}): {}",
                        job.sidecar().recording(), job.stage(), e.toString());
            }
            alerts.raise(new AlertCondition(
                    ALERT,
                    AlertCondition.Severity.WARNING,
                    "Recordings wait to be finished",
                    "Recording " + job.sidecar().recording() + " cannot be finished: " + e.getMessage(),
                    "Nothing is lost, and it is tried again by itself."
                            + " Put right what the message says."));
            return false;
        }
    }

    /** Nothing waits any more. */
    void allWell() {
        alerts.clear(ALERT);
    }
}

package org.jackfield.connectors.simulator.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OfficeLoopTest {

    private static final Instant START = Instant.parse("2026-04-01T09:00:00Z");
    private final AtomicLong nanos = new AtomicLong(1);
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();

    private String next() throws InterruptedException {
        return done.poll(30, TimeUnit.SECONDS);
    }

    @Test
    void officeTimePassesFasterThanRealTimeAndChangesItsPaceFromNowOn() {
        try (OfficeLoop loop = new OfficeLoop(START, 10, nanos::get)) {
            nanos.addAndGet(1_000_000_000L);
            assertThat(loop.now()).isEqualTo(START.plusSeconds(10));
            loop.speed(2);
            nanos.addAndGet(1_000_000_000L);
            assertThat(loop.now()).isEqualTo(START.plusSeconds(12));
            assertThatThrownBy(() -> loop.speed(0)).isInstanceOf(IllegalArgumentException.class);
            assertThat(loop.speed()).isEqualTo(2);
        }
    }

    @Test
    void tasksRunInTheOrderOfTheirTimeOnOneThread() throws InterruptedException {
        try (OfficeLoop loop = new OfficeLoop(START, 1, nanos::get)) {
            loop.after(2000, () -> done.add("second " + Thread.currentThread().getName()));
            loop.after(1000, () -> done.add("first " + Thread.currentThread().getName()));
            loop.after(1500, () -> done.add("never")).cancel();
            loop.afterReal(3000, () -> done.add("real"));
            assertThat(done).isEmpty();
            loop.execute(() -> {
                nanos.addAndGet(5_000_000_000L);
                done.add("now");
            });
            assertThat(List.of(next(), next(), next(), next())).containsExactly("now", "real", "first simulator",
                    "second simulator");
        }
    }

    @Test
    void aTaskThatFailsStopsNobody() throws InterruptedException {
        try (OfficeLoop loop = new OfficeLoop(START, 1, nanos::get)) {
            loop.execute(() -> {
                throw new IllegalStateException("on purpose");
            });
            loop.execute(() -> done.add("still here"));
            assertThat(next()).isEqualTo("still here");
        }
    }
}

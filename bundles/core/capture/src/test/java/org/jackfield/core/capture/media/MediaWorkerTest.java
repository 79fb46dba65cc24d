package org.jackfield.core.capture.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class MediaWorkerTest {

    private final MediaWorker worker = new MediaWorker("worker under test", List::of);

    @Test
    void whoCapturesWaitsForAWorkerThatGetsOn() throws InterruptedException {
        CountDownLatch gotOn = new CountDownLatch(1);
        worker.give(() -> { });
        worker.give(gotOn::countDown);
        for (int i = 0; i < MediaWorker.MANY + 500; i++) {
            worker.give(() -> LockSupport.parkNanos(1));
        }
        worker.start();
        gotOn.await();

        worker.awaitRoom();

        assertThat(worker.waiting()).isLessThanOrEqualTo(MediaWorker.MANY);
        worker.close();
    }

    @Test
    void nobodyWaitsForAWorkerThatIsStuckUntilItGetsOn() throws InterruptedException {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch gotOn = new CountDownLatch(1);
        worker.give(() -> {
            try {
                stuck.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        worker.give(gotOn::countDown);
        for (int i = 0; i < MediaWorker.MANY + 500; i++) {
            worker.give(() -> LockSupport.parkNanos(1));
        }
        worker.start();

        worker.awaitRoom();
        assertThat(worker.waiting()).isGreaterThan(MediaWorker.MANY);

        stuck.countDown();
        gotOn.await();
        worker.awaitRoom();
        assertThat(worker.waiting()).isLessThanOrEqualTo(MediaWorker.MANY);
        worker.close();
    }
}

package org.jackfield.api.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdsTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
    private final Ids ids = new Ids(now::get, () -> -1L);

    @Test
    void anIdIsOfVersion7AndTellsItsMillisecond() {
        UUID id = ids.make();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(Ids.instantOf(id)).isEqualTo(now.get());
    }

    @Test
    void idsGrowAsTextThoughTheClockStandsStillOrGoesBack() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            if (i == 5_000) {
                now.set(now.get().minusSeconds(3600));
            }
            made.add(ids.make().toString());
        }

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void manyThreadsNeverMakeTheSameId() {
        assertThat(IntStream.range(0, 100_000).parallel().mapToObj(i -> ids.make()).distinct().count())
                .isEqualTo(100_000);
    }

    @Test
    void theProcessMakesIdsOfNow() {
        Instant before = Instant.now().minusMillis(1);
        assertThat(Ids.instantOf(Ids.next())).isBetween(before, Instant.now().plusSeconds(60));
    }

    @Test
    void onlyVersion7TellsATime() {
        assertThatThrownBy(() -> Ids.instantOf(UUID.randomUUID())).isInstanceOf(IllegalArgumentException.class);
    }
}

package org.jackfield.apps.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class InboxTest {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private final Inbox inbox = new Inbox();
    private final List<String> done = new ArrayList<>();
    private final AtomicBoolean away = new AtomicBoolean();

    private void write(String what) {
        if (away.get()) {
            throw new IllegalStateException("the database is away");
        }
        done.add(what);
    }

    @Test
    void whatCannotBeWrittenWaitsAndTheOrderIsKept() {
        away.set(true);
        inbox.add(() -> write("raised"));
        inbox.add(() -> write("cleared"));

        assertThat(inbox.work(NOON)).isFalse();
        assertThat(done).isEmpty();

        away.set(false);
        assertThat(inbox.work(NOON.plusSeconds(5))).isTrue();
        assertThat(done).containsExactly("raised", "cleared");
    }

    @Test
    void whatIsNeverWrittenDoesNotHoldUpTheRestForever() {
        inbox.add(() -> {
            throw new IllegalStateException("never");
        });
        inbox.add(() -> write("next"));
        inbox.work(NOON);

        assertThat(inbox.work(NOON.plus(Inbox.PATIENCE))).isTrue();
        assertThat(done).containsExactly("next");
    }

    @Test
    void itIsBounded() {
        for (int i = 0; i < Inbox.MOST; i++) {
            assertThat(inbox.add(() -> write("one"))).isTrue();
        }

        assertThat(inbox.add(() -> write("too many"))).isFalse();
        assertThat(inbox.dropped()).isEqualTo(1);
        inbox.work(NOON);
        assertThat(done).hasSize(Inbox.MOST);
    }
}

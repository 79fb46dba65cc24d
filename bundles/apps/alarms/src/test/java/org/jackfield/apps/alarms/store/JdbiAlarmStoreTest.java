package org.jackfield.apps.alarms.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.apps.alarms.history.Alarm;
import org.jackfield.apps.alarms.history.AlarmKind;
import org.jackfield.apps.alarms.history.Notice;
import org.jackfield.apps.alarms.history.Sighting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbiAlarmStoreTest {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00.123Z");
    private static final AlarmKind OFF_HOOK = AlarmKind.parse("minor/10");

    private static Alarm alarm(String id, String text, Instant at) {
        return Alarm.first(new Sighting("system", "Head office", "1", id, OFF_HOOK, "1003", text), at);
    }

    private static Notice notice(Alarm alarm, Notice.State state, Instant at) {
        return new Notice(
                Ids.next(), alarm.id(), "p", "Support", alarm.source(), alarm.kind(), at, state, 2, true,
                List.of("pat@example.org", "kim@example.org"), List.of(), Optional.empty(), "");
    }

    @ParameterizedTest
    @EnumSource(value = Dialect.class, names = {"H2", "POSTGRESQL"})
    void whatIsWrittenIsRead(Dialect dialect) {
        try (TestDatabase database = TestDatabase.open(dialect)) {
            AlarmStore store = new JdbiAlarmStore(database);
            Alarm alarm = alarm("7", "50% off\u0000 hook " + "x".repeat(2000), NOON);
            Notice notice = notice(alarm, Notice.State.TO_SEND, NOON);
            store.enter(alarm, List.of(notice, notice(alarm, Notice.State.HELD_BACK, NOON)));
            store.asked(alarm.id(), "ann");

            assertThat(store.standing("system", "1", "7")).map(Alarm::askedBy).contains("ann");
            assertThat(store.alarm(alarm.id())).map(Alarm::text).contains(alarm.text());
            assertThat(store.noticesOf(List.of(alarm.id()))).contains(notice).hasSize(2);
            assertThat(store.notices(List.of(Notice.State.TO_SEND), 10)).containsExactly(notice);
            assertThat(store.kinds()).containsEntry(OFF_HOOK, alarm.text());

            Notice sent = notice.with(Notice.State.SENT, Optional.of(Ids.next()), "");
            store.update(sent);
            assertThat(store.noticesOf(List.of(alarm.id()))).contains(sent);

            store.end(alarm.id(), NOON.plusSeconds(9), "1000");
            store.end(alarm.id(), NOON.plusSeconds(99), "1001");
            assertThat(store.alarm(alarm.id()).orElseThrow()).satisfies(over -> {
                assertThat(over.clearedAt()).contains(NOON.plusSeconds(9));
                assertThat(over.clearedBy()).isEqualTo("1000");
            });
            assertThat(store.standing("system", "1", "7")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(value = Dialect.class, names = {"H2", "POSTGRESQL"})
    void whatWasToldAndHeldBackIsCounted(Dialect dialect) {
        try (TestDatabase database = TestDatabase.open(dialect)) {
            AlarmStore store = new JdbiAlarmStore(database);
            assertThat(store.lastTold("p", "system", OFF_HOOK)).isEmpty();
            Alarm alarm = alarm("7", "Off hook", NOON);
            store.enter(
                    alarm,
                    List.of(
                            notice(alarm, Notice.State.SENT, NOON),
                            notice(alarm, Notice.State.HELD_BACK, NOON.plusSeconds(1)),
                            notice(alarm, Notice.State.HELD_BACK, NOON.plusSeconds(2))));

            assertThat(store.lastTold("p", "system", OFF_HOOK)).contains(NOON);
            assertThat(store.heldBack("p", "system", OFF_HOOK, NOON)).isEqualTo(2);
            assertThat(store.heldBack("p", "other", OFF_HOOK, NOON)).isZero();
            assertThat(store.told("p", NOON)).isEqualTo(1);
            assertThat(store.told("p", NOON.plusSeconds(1))).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(value = Dialect.class, names = {"H2", "POSTGRESQL"})
    void alarmsAreFoundByTextNewestFirst(Dialect dialect) {
        try (TestDatabase database = TestDatabase.open(dialect)) {
            AlarmStore store = new JdbiAlarmStore(database);
            for (int i = 0; i < 5; i++) {
                store.enter(alarm("id" + i, (i % 2 == 0 ? "100%_[x] " : "plain ") + i, NOON.plusSeconds(i)), List.of());
            }

            assertThat(store.find(new AlarmStore.Search(false, "100%_[X"), new PageRequest(0, 2))).satisfies(page -> {
                assertThat(page.total()).isEqualTo(3);
                assertThat(page.items()).extracting(Alarm::alarmId).containsExactly("id4", "id2");
            });
            store.end(store.standing("system", "1", "id4").orElseThrow().id(), NOON, "");
            assertThat(store.find(new AlarmStore.Search(true, ""), new PageRequest(0, 9)).total()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Dialect.class, names = {"H2", "POSTGRESQL"})
    void onlyWhatEndedIsForgotten(Dialect dialect) {
        try (TestDatabase database = TestDatabase.open(dialect)) {
            AlarmStore store = new JdbiAlarmStore(database);
            for (int i = 0; i < 6; i++) {
                Alarm alarm = alarm("id" + i, "text", NOON);
                store.enter(alarm, List.of(notice(alarm, Notice.State.SHOWN, NOON)));
                if (i < 4) {
                    store.end(alarm.id(), NOON.plusSeconds(i), "");
                }
            }

            assertThat(store.forget(NOON.plusSeconds(1), 100)).isEqualTo(1);
            assertThat(store.forget(NOON, 3)).isEqualTo(2);
            assertThat(store.find(new AlarmStore.Search(false, ""), new PageRequest(0, 9)).items())
                    .extracting(Alarm::alarmId)
                    .containsExactlyInAnyOrder("id3", "id4", "id5");
            assertThat(store.forget(NOON.plusSeconds(99), 0)).isEqualTo(1);
            assertThat(store.standing(9)).hasSize(2);
        }
    }
}

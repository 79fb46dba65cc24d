package org.jackfield.apps.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.apps.alarms.Profiles.SYSTEM;
import static org.jackfield.apps.alarms.Profiles.alarm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.apps.alarms.history.Alarm;
import org.jackfield.apps.alarms.history.Notice;
import org.jackfield.apps.alarms.history.Sighting;
import org.jackfield.apps.alarms.store.AlarmStore;
import org.jackfield.apps.alarms.store.JdbiAlarmStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlarmDeskTest {

    private static final Sighting OFF_HOOK = alarm("1:1:7", "minor/10", "-01:326- A010 ALARM Device '1003' Is Off Hook");

    private final LeapingClock clock = LeapingClock.at("2026-11-27T12:00:00Z");
    private final List<Notice> told = new ArrayList<>();
    private final List<Alarm> over = new ArrayList<>();
    private TestDatabase database;
    private AlarmStore store;
    private AlarmSettings settings = AlarmSettings.TYPE.defaults();
    private AlarmDesk desk;

    @BeforeEach
    void open() {
        database = TestDatabase.open(Dialect.H2);
        start();
    }

    /** As after a restart: only what is stored is known. */
    private void start() {
        store = new JdbiAlarmStore(database);
        desk = new AlarmDesk(store, () -> settings, clock, (alarm, notices) -> {
            told.addAll(notices);
            if (!alarm.stands()) {
                over.add(alarm);
            }
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<Alarm> history() {
        return store.find(new AlarmStore.Search(false, ""), new PageRequest(0, 100)).items();
    }

    private void follow(AlarmProfile... profiles) {
        settings = new AlarmSettings(List.of(profiles), 365);
    }

    private static List<Notice.State> states(List<Notice> notices) {
        return notices.stream().map(Notice::state).toList();
    }

    @Test
    void everyAlarmIsInTheHistoryEvenIfNobodyIsTold() {
        desk.seen(OFF_HOOK);

        assertThat(history()).singleElement().satisfies(alarm -> {
            assertThat(alarm.text()).isEqualTo(OFF_HOOK.text());
            assertThat(alarm.stands()).isTrue();
        });
        assertThat(told).isEmpty();
    }

    @Test
    void anAlarmToldAgainWhileItStandsIsNoNews() {
        follow(Profiles.mailing("Support", 0));
        desk.seen(OFF_HOOK);

        desk.seen(OFF_HOOK);
        start();
        desk.compare(SYSTEM, List.of(OFF_HOOK));

        assertThat(history()).hasSize(1);
        assertThat(told).hasSize(1);
    }

    @Test
    void anotherAlarmUnderTheSameIdEndsTheOneBefore() {
        follow(Profiles.mailing("Support", 0));
        desk.seen(OFF_HOOK);

        desk.seen(alarm("1:1:7", "major/101", "-01:001- A101 ALARM Another"));

        assertThat(history()).extracting(Alarm::stands).containsExactly(true, false);
        assertThat(told).hasSize(2);
    }

    @Test
    void theEndIsKeptWithTheStationWhereItWasCleared() {
        desk.seen(OFF_HOOK);
        clock.leap(Duration.ofMinutes(3));

        desk.ended(SYSTEM, "", "1:1:7", "1000");
        desk.ended(SYSTEM, "", "1:1:7", "1001");

        assertThat(history()).singleElement().satisfies(alarm -> {
            assertThat(alarm.clearedAt()).contains(clock.instant());
            assertThat(alarm.clearedBy()).isEqualTo("1000");
        });
        assertThat(over).hasSize(1);
    }

    @Test
    void whatIsMissingTwiceHasEndedWhileNobodyTold() {
        desk.seen(OFF_HOOK);

        desk.compare(SYSTEM, List.of());
        assertThat(desk.standing()).hasSize(1);

        clock.leap(AlarmDesk.MISSING);
        desk.compare(SYSTEM, List.of());
        assertThat(desk.standing()).isEmpty();
    }

    @Test
    void whatIsSeenInBetweenStands() {
        desk.seen(OFF_HOOK);
        desk.compare(SYSTEM, List.of());
        clock.leap(AlarmDesk.MISSING);
        desk.compare(SYSTEM, List.of(OFF_HOOK));

        desk.compare(SYSTEM, List.of());

        assertThat(desk.standing()).hasSize(1);
    }

    @Test
    void alarmsOfAPhoneSystemThatWasRemovedAreOver() {
        desk.seen(OFF_HOOK);

        desk.keepOnly(Set.of(Sighting.SERVER));

        assertThat(desk.standing()).isEmpty();
    }

    @Test
    void whatIsHeldBackIsCountedInTheNextNotification() {
        follow(Profiles.mailing("Support", 60));
        for (int i = 0; i < 4; i++) {
            desk.seen(alarm("1:1:" + i, "minor/10", "Off hook " + i));
            clock.leap(Duration.ofMinutes(10));
        }
        clock.leap(Duration.ofMinutes(20));

        desk.seen(alarm("1:1:9", "minor/10", "Off hook 9"));

        assertThat(states(told)).containsExactly(
                Notice.State.TO_SEND, Notice.State.HELD_BACK, Notice.State.HELD_BACK, Notice.State.HELD_BACK,
                Notice.State.TO_SEND);
        assertThat(told.getLast().heldBack()).isEqualTo(3);
    }

    @Test
    void theRepeatRuleOutlivesARestart() {
        follow(Profiles.mailing("Support", 60));
        desk.seen(OFF_HOOK);
        start();

        desk.seen(alarm("1:1:8", "minor/10", "Off hook again"));

        assertThat(states(told)).containsExactly(Notice.State.TO_SEND, Notice.State.HELD_BACK);
    }

    @Test
    void aStormOfDifferentAlarmsIsBoundedForEachProfile() {
        follow(Profiles.mailing("Support", 60));
        for (int i = 1; i < 200; i++) {
            desk.seen(alarm("1:1:" + i, "major/" + i, "Alarm " + i));
        }

        assertThat(states(told)).filteredOn(Notice.State.TO_SEND::equals).hasSize(RepeatRule.MOST_IN_A_STORM);
        assertThat(states(told)).filteredOn(Notice.State.HELD_BACK::equals).hasSize(199 - RepeatRule.MOST_IN_A_STORM);
        assertThat(desk.standing()).hasSize(199);
    }

    @Test
    void eachProfileDecidesForItself() {
        follow(
                Profiles.mailing("Support", 60),
                new AlarmProfile("majors", "Majors", true, false, Set.of("major"), false, "", "", true, 0),
                new AlarmProfile("shown", "Shown", true, false, Set.of("minor/10"), false, "", "", true, 0));

        desk.seen(OFF_HOOK);

        assertThat(told).extracting(Notice::profile).containsExactly("Support", "Shown");
        assertThat(states(told)).containsExactly(Notice.State.TO_SEND, Notice.State.SHOWN);
        assertThat(told).allMatch(Notice::inBrowser);
    }
}

package org.jackfield.core.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jackfield.core.events.model.EventKind.FEATURE_STARTED;
import static org.jackfield.core.events.model.EventKind.LOGGED_IN;
import static org.jackfield.core.events.model.EventKind.PHONE_SYSTEM_LOST;
import static org.jackfield.core.events.model.EventKind.SERVER_STARTED;
import static org.jackfield.core.events.model.EventKind.SERVER_STARTED_AFTER_CRASH;
import static org.jackfield.core.events.model.EventKind.SERVER_STOPPED;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.core.events.model.Event;
import org.jackfield.core.events.model.EventKind;
import org.jackfield.core.events.model.EventKind.Category;
import org.jackfield.core.events.model.EventQuery;
import org.jackfield.core.events.store.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What happened is kept, and found again. */
@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL"})
class EventLogTest {

    @Parameter
    Dialect dialect;

    private final LeapingClock clock = LeapingClock.at("2026-11-26T12:00:00Z");
    private TestDatabase database;
    private EventStore store;

    @BeforeEach
    void open() {
        database = TestDatabase.open(dialect);
        store = new EventStore(database.jdbi());
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** A run of the server: what it tells is kept when this returns. */
    private void run(Instant processStart, boolean properly, Runnable... meanwhile) {
        log(processStart, properly, log -> List.of(meanwhile).forEach(Runnable::run));
    }

    private void log(Instant processStart, boolean properly, Consumer<EventLog> meanwhile) {
        try (EventLog log = new EventLog(store, clock)) {
            log.begin(processStart, "1.0.0");
            clock.leap(Duration.ofSeconds(1));
            meanwhile.accept(log);
            if (properly) {
                log.record(SERVER_STOPPED, "1.0.0", "");
            }
        }
        clock.leap(Duration.ofMinutes(1));
    }

    private List<EventKind> kinds() {
        return all().stream().map(Event::kind).toList();
    }

    private List<Event> all() {
        return store.find(EventQuery.ALL, PageRequest.first(1000)).items();
    }

    @Test
    void eventsAreKeptInTheirOrderAndOverARestart() {
        log(clock.now(), true, log -> {
            log.record(FEATURE_STARTED, "Night mode", "");
            clock.leap(Duration.ofSeconds(1));
            log.record(PHONE_SYSTEM_LOST, "Office", "no answer");
        });
        run(clock.now(), true);

        assertThat(kinds()).containsExactly(
                SERVER_STOPPED, SERVER_STARTED, SERVER_STOPPED, PHONE_SYSTEM_LOST, FEATURE_STARTED, SERVER_STARTED);
        assertThat(all().get(3)).satisfies(event -> {
            assertThat(event.at()).isEqualTo("2026-11-26T12:00:02Z");
            assertThat(event.subject()).isEqualTo("Office");
            assertThat(event.detail()).isEqualTo("no answer");
        });
    }

    @Test
    void aServerThatDidNotSayThatItStoppedHasCrashed() {
        run(clock.now(), false);

        run(clock.now(), true);

        assertThat(kinds()).containsExactly(SERVER_STOPPED, SERVER_STARTED_AFTER_CRASH, SERVER_STARTED);
    }

    @Test
    void aRestartOfTheBundleIsNoStartOfTheServer() {
        Instant process = clock.now();
        run(process, false);

        run(process, true);

        assertThat(kinds()).containsExactly(SERVER_STOPPED, SERVER_STARTED);
    }

    @Test
    void eventsAreFoundByTimeCategoryAndTextAndPageByPage() {
        log(clock.now(), false, log -> {
            for (int i = 0; i < 25; i++) {
                clock.leap(Duration.ofSeconds(1));
                log.record(LOGGED_IN, "ann_" + i, "web 100%");
            }
            log.record(PHONE_SYSTEM_LOST, "Office", "");
        });

        assertThat(find(new EventQuery(null, null, Set.of(Category.PHONE_SYSTEMS), ""))).containsExactly("Office");
        assertThat(find(new EventQuery(null, null, EventQuery.ALL.categories(), "ANN_2")))
                .containsExactly("ann_24", "ann_23", "ann_22", "ann_21", "ann_20", "ann_2");
        assertThat(find(new EventQuery(null, null, EventQuery.ALL.categories(), "0%"))).hasSize(25);
        assertThat(find(new EventQuery(null, null, EventQuery.ALL.categories(), "0_"))).isEmpty();
        assertThat(find(new EventQuery(null, null, Set.of(), ""))).isEmpty();
        Instant tenth = Instant.parse("2026-11-26T12:00:11Z");
        assertThat(find(new EventQuery(tenth, tenth.plusSeconds(2), EventQuery.ALL.categories(), "")))
                .containsExactly("ann_10", "ann_9");
        var third = store.find(EventQuery.ALL, new PageRequest(2, 10));
        assertThat(third.total()).isEqualTo(27);
        assertThat(third.items()).hasSize(7);
    }

    private List<String> find(EventQuery query) {
        return store.find(query, PageRequest.first(100)).items().stream().map(Event::subject).toList();
    }

    @Test
    void whoMayNotSeeTheAuditTrailDoesNotSeeWhoCame() {
        log(clock.now(), false, log -> log.record(LOGGED_IN, "ann", "web"));

        assertThat(new EventDesk(store, FakeSecurity.allowing("events.view", "audit.view"))
                        .find(EventQuery.ALL, PageRequest.first(), FakeSecurity.NOBODY).items())
                .extracting(Event::kind).containsExactly(LOGGED_IN, SERVER_STARTED);
        EventDesk limited = new EventDesk(store, FakeSecurity.allowing("events.view"));
        assertThat(limited.find(EventQuery.ALL, PageRequest.first(), FakeSecurity.NOBODY).items())
                .extracting(Event::kind).containsExactly(SERVER_STARTED);
        assertThat(limited.find(new EventQuery(null, null, Set.of(Category.SECURITY), ""), PageRequest.first(), FakeSecurity.NOBODY)
                        .total()).isZero();
        assertThatThrownBy(() -> new EventDesk(store, FakeSecurity.denyAll())
                        .find(EventQuery.ALL, PageRequest.first(), FakeSecurity.NOBODY))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void whatIsOldGoesAndTextsThatAreTooLongAreCut() {
        log(clock.now(), false, log -> log.record(PHONE_SYSTEM_LOST, "x".repeat(600), "y".repeat(3000)));

        assertThat(all().getFirst().detail()).hasSizeLessThanOrEqualTo(2000);
        assertThat(store.removeBefore(Instant.parse("2026-11-26T12:00:01Z"), 10)).isEqualTo(1);
        assertThat(kinds()).containsExactly(PHONE_SYSTEM_LOST);
    }
}

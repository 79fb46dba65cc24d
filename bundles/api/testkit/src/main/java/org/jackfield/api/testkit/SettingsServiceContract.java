package org.jackfield.api.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.settings.SettingsListener;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.api.settings.Stored;
import org.junit.jupiter.api.Test;

/** What every settings service keeps to. */
public abstract class SettingsServiceContract {

    /** Settings of every kind that a record may hold. */
    public record Everything(
            String text,
            int number,
            double ratio,
            boolean flag,
            DayOfWeek day,
            Duration patience,
            LocalTime from,
            Instant since,
            ZoneId zone,
            Secret password,
            Inner inner,
            List<Inner> list,
            Set<DayOfWeek> days,
            Map<String, Inner> byName) {

        /** Refuses what is not allowed. */
        public Everything {
            if (number < 0) {
                throw ProblemException.invalid("test.number", String.valueOf(number), "Too small.", "Take a larger one.");
            }
            list = List.copyOf(list);
            days = Set.copyOf(days);
            byName = Map.copyOf(byName);
        }
    }

    /** Settings inside settings. */
    public record Inner(String name, Secret key) {}

    /** What holds until somebody writes. */
    protected static final Everything DEFAULTS = new Everything(
            "", 1, 0.5, false, DayOfWeek.MONDAY, Duration.ofSeconds(5), LocalTime.of(8, 0), Instant.EPOCH,
            ZoneId.of("Europe/London"), Secret.NONE, new Inner("", Secret.NONE), List.of(), Set.of(), Map.of());

    /** Something else in every component. */
    protected static final Everything OTHERS = new Everything(
            "text \"quoted\" ä", 2, 1.25, true, DayOfWeek.FRIDAY, Duration.ofMillis(1), LocalTime.of(17, 30, 1),
            Instant.parse("2026-11-21T10:00:00Z"), ZoneId.of("Europe/Berlin"), new Secret("s3cret"),
            new Inner("inner", new Secret("k1")), List.of(new Inner("listed", new Secret("k2"))),
            Set.of(DayOfWeek.SUNDAY), Map.of("a", new Inner("mapped", Secret.NONE)));

    /** The settings under test. */
    protected static final SettingsType<Everything> TYPE = new SettingsType<>(
            "org.jackfield.test", Everything.class, DEFAULTS, new Permission("test.configure", "Configure the test"));

    /** The clock of the service under test. */
    protected final LeapingClock clock = LeapingClock.at("2026-11-21T10:00:00.123Z");

    /** For subclasses. */
    protected SettingsServiceContract() {}

    /** {@return a service without settings that dates writes with {@link #clock} and tells {@code listener} of {@link #TYPE}} */
    protected abstract SettingsService settings(SecurityService security, SettingsListener<Everything> listener);

    /** Returns when listeners have been told of every write so far. */
    protected abstract void settle();

    @Test
    void defaultsHoldUntilSomebodyWrites() {
        SettingsService settings = settings(FakeSecurity.allowAll(), ignored());

        assertThat(settings.read(TYPE)).isEqualTo(new Stored<>(DEFAULTS, 0, Instant.EPOCH, ""));
    }

    @Test
    void whatIsWrittenIsReadWithRevisionTimeAndName() {
        SettingsService settings = settings(FakeSecurity.allowAll(), ignored());

        Stored<Everything> written = settings.write(TYPE, 0, OTHERS, FakeSecurity.NOBODY);

        assertThat(written).isEqualTo(new Stored<>(OTHERS, 1, clock.instant(), "nobody"));
        assertThat(settings.read(TYPE)).isEqualTo(written);
    }

    @Test
    void aWriteOnAnOldRevisionIsRefusedAndNamesWhoWasFaster() {
        SettingsService settings = settings(FakeSecurity.allowAll(), ignored());
        settings.write(TYPE, 0, OTHERS, FakeSecurity.ADMINISTRATOR);

        assertThatThrownBy(() -> settings.write(TYPE, 0, DEFAULTS, FakeSecurity.NOBODY))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo("settings.conflict");
                    assertThat(e.problem().message()).contains("engineer");
                });
        assertThat(settings.read(TYPE).value()).isEqualTo(OTHERS);
    }

    @Test
    void whoLacksThePermissionWritesNothing() {
        SettingsService settings = settings(FakeSecurity.denyAll(), ignored());

        assertThatThrownBy(() -> settings.write(TYPE, 0, OTHERS, FakeSecurity.NOBODY))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("security.forbidden"));
        assertThat(settings.read(TYPE).revision()).isZero();
    }

    @Test
    void listenersAreToldBeforeAndAfterInOrder() {
        List<String> told = new CopyOnWriteArrayList<>();
        SettingsService settings = settings(
                FakeSecurity.allowAll(), (before, after) -> told.add(before.revision() + ">" + after.revision()));

        settings.write(TYPE, 0, OTHERS, FakeSecurity.NOBODY);
        settings.write(TYPE, 1, DEFAULTS, FakeSecurity.NOBODY);
        settle();

        assertThat(told).containsExactly("0>1", "1>2");
    }

    @Test
    void whatAListenerRefusesIsNotWritten() {
        SettingsService settings = settings(FakeSecurity.allowAll(), new SettingsListener<>() {
            @Override
            public void check(Everything wanted) {
                if (wanted.equals(OTHERS)) {
                    throw ProblemException.invalid("test.others", "others", "These are the others.", "Take the defaults.");
                }
            }

            @Override
            public void settingsChanged(Stored<Everything> before, Stored<Everything> after) {}
        });

        assertThatThrownBy(() -> settings.write(TYPE, 0, OTHERS, FakeSecurity.NOBODY))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("test.others"));
        assertThat(settings.read(TYPE).revision()).isZero();
        assertThat(settings.write(TYPE, 0, DEFAULTS, FakeSecurity.NOBODY).revision()).isEqualTo(1);
    }

    private static SettingsListener<Everything> ignored() {
        return (before, after) -> { };
    }
}

package org.jackfield.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.SecretVault;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.settings.SettingsListener;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.testkit.LeavingClass;
import org.jackfield.api.testkit.MemoryVault;
import org.jackfield.api.testkit.RecordingAlerts;
import org.jackfield.api.testkit.RecordingAudit;
import org.jackfield.api.testkit.SettingsServiceContract;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.core.settings.store.SettingsStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL"})
class SettingsTest extends SettingsServiceContract {


    /** An earlier version of the settings under test: some components are missing, one is gone since. */
    record Earlier(String text, EarlierInner inner, String forgotten) {}

    record EarlierInner(String name) {}

    private static final SettingsType<Earlier> EARLIER = new SettingsType<>(
            TYPE.id(), Earlier.class, new Earlier("", new EarlierInner(""), ""), new Permission("test.configure", "x"));

    @Parameter
    Dialect dialect;

    private final MemoryVault vault = new MemoryVault();
    private final RecordingAudit audit = new RecordingAudit(clock);
    private final RecordingAlerts alerts = new RecordingAlerts(clock);
    private TestDatabase database;
    private SettingsComponent component;

    @BeforeEach
    void open() {
        database = TestDatabase.open(dialect);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    protected SettingsService settings(SecurityService security, SettingsListener<Everything> listener) {
        component = new SettingsComponent(
                new SettingsStore(database.jdbi()), vault, security, audit, alerts, clock);
        component.addListener(listener, Map.of(SettingsListener.ID, TYPE.id()));
        return component;
    }

    @Override
    protected void settle() {
        component.stop();
        try {
            assertThat(component.awaitStop(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SettingsComponent start() {
        return start(vault);
    }

    private SettingsComponent start(SecretVault vault) {
        return new SettingsComponent(
                new SettingsStore(database.jdbi()), vault, FakeSecurity.allowAll(), audit, alerts, clock);
    }

    @Test
    void settingsOutliveARestart() {
        var written = start().write(TYPE, 0, OTHERS, FakeSecurity.ADMINISTRATOR);

        assertThat(start().read(TYPE)).isEqualTo(written);
        assertThat(alerts.keys()).isEmpty();
    }

    @Test
    void afterARotationEverySecretIsSealedWithTheNewKeyAndNoRevisionGrows() {
        SettingsComponent settings = start();
        var written = settings.write(TYPE, 0, OTHERS, FakeSecurity.ADMINISTRATOR);

        vault.rotate();
        int resealed = settings.reseal(vault);
        vault.forget();

        assertThat(resealed).isPositive();
        assertThat(settings.read(TYPE)).isEqualTo(written);
        assertThat(start().read(TYPE)).isEqualTo(written);
        assertThat(settings.reseal(vault)).isZero();
        assertThat(alerts.keys()).isEmpty();
    }

    @Test
    void noSecretIsStoredOrAuditedInClear() {
        start().write(TYPE, 0, OTHERS, FakeSecurity.ADMINISTRATOR);

        String stored = database.jdbi().withHandle(handle ->
                handle.createQuery("SELECT document FROM settings_group").mapTo(String.class).one());
        assertThat(stored).contains("v1:").doesNotContain("s3cret", "k1", "k2");
        assertThat(audit.events()).allSatisfy(event -> assertThat(event.before() + event.after()).doesNotContain("s3cret"));
    }

    @Test
    void theAuditTrailShowsWhatChangedAndNoMore() {
        SettingsService settings = start();
        Everything more = with(DEFAULTS, 7, new Secret("hidden"));
        settings.write(TYPE, 0, more, FakeSecurity.ADMINISTRATOR);

        AuditEvent event = audit.events().getFirst();
        assertThat(event.action()).isEqualTo("settings.write");
        assertThat(event.object()).isEqualTo(TYPE.id());
        assertThat(event.before()).isEqualTo("{\"number\":1,\"password\":\"\"}");
        assertThat(event.after()).isEqualTo("{\"number\":7,\"password\":\"••••••\"}");
    }

    @Test
    void aChangeThatCannotBeAuditedIsNotMade() {
        SettingsService settings = start();
        audit.setAway(true);

        assertThatThrownBy(() -> settings.write(TYPE, 0, OTHERS, FakeSecurity.ADMINISTRATOR))
                .isInstanceOf(ProblemException.class);
        assertThat(settings.read(TYPE).revision()).isZero();
    }

    @Test
    void withAnotherMasterKeySecretsAreEmptyAndSomebodyIsTold() {
        start().write(TYPE, 0, OTHERS, FakeSecurity.ADMINISTRATOR);

        Everything read = start(new MemoryVault(7)).read(TYPE).value();

        assertThat(read.password()).isEqualTo(Secret.NONE);
        assertThat(read.text()).isEqualTo(OTHERS.text());
        assertThat(alerts.keys()).containsExactly("settings.secret-lost:" + TYPE.id());
    }

    @Test
    void whatAnEarlierVersionDidNotKnowComesFromTheDefaults() {
        start().write(EARLIER, 0, new Earlier("kept", new EarlierInner("kept too"), "gone"), FakeSecurity.ADMINISTRATOR);

        Everything read = start().read(TYPE).value();

        assertThat(read).isEqualTo(new Everything(
                "kept", DEFAULTS.number(), DEFAULTS.ratio(), DEFAULTS.flag(), DEFAULTS.day(), DEFAULTS.patience(),
                DEFAULTS.from(), DEFAULTS.since(), DEFAULTS.zone(), DEFAULTS.password(),
                new Inner("kept too", Secret.NONE), DEFAULTS.list(), DEFAULTS.days(), DEFAULTS.byName()));
    }

    @Test
    void settingsThatBreakARuleOfThisVersionGiveWayToTheDefaultsAndCanBeWrittenAgain() {
        start().write(TYPE, 0, OTHERS, FakeSecurity.ADMINISTRATOR);
        for (String damage : List.of("'\"number\":2'|'\"number\":-2'", "'{'|'['")) {
            String[] parts = damage.replace("'", "").split("\\|");
            database.jdbi().useHandle(handle -> handle.createUpdate(
                            "UPDATE settings_group SET document = REPLACE(document, :from, :to)")
                    .bind("from", parts[0])
                    .bind("to", parts[1])
                    .execute());
            SettingsService settings = start();

            assertThat(settings.read(TYPE).value()).isEqualTo(DEFAULTS);
            assertThat(settings.read(TYPE).revision()).isEqualTo(1);
            assertThat(alerts.keys()).contains("settings.unreadable:" + TYPE.id());
        }

        SettingsService settings = start();
        settings.write(TYPE, 1, OTHERS, FakeSecurity.ADMINISTRATOR);
        assertThat(settings.read(TYPE).value()).isEqualTo(OTHERS);
        assertThat(alerts.keys()).isEmpty();
    }

    @Test
    void twoServersOnOneDatabaseNeverOverwriteEachOther() {
        SettingsService one = start();
        SettingsService other = start();
        one.write(TYPE, 0, OTHERS, FakeSecurity.ADMINISTRATOR);

        assertThatThrownBy(() -> other.write(TYPE, 0, DEFAULTS, FakeSecurity.NOBODY))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("settings.conflict"));
        assertThat(other.read(TYPE).value()).isEqualTo(OTHERS);
    }

    /** The caches must not keep what is gone. */
    @Test
    void aBundleThatGoesIsLetGoOf() {
        SettingsService settings = start();

        assertThat(LeavingClass.isLetGo(PassingSettings.class, copy -> writeAndRead(settings, copy.asSubclass(Record.class))))
                .isTrue();
        assertThat(settings.read(TYPE).value()).isEqualTo(DEFAULTS);
    }

    private static <R extends Record> void writeAndRead(SettingsService settings, Class<R> type) {
        R value;
        try {
            value = type.getConstructor(String.class, Secret.class).newInstance("text", new Secret("s"));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        SettingsType<R> passing = new SettingsType<>("org.jackfield.passing", type, value, new Permission("test.configure", "x"));
        settings.write(passing, settings.read(passing).revision(), value, FakeSecurity.ADMINISTRATOR);
        assertThat(settings.read(passing).revision()).isEqualTo(1);
    }

    private static Everything with(Everything base, int number, Secret password) {
        return new Everything(
                base.text(), number, base.ratio(), base.flag(), base.day(), base.patience(), base.from(), base.since(),
                base.zone(), password, base.inner(), base.list(), base.days(), base.byName());
    }
}

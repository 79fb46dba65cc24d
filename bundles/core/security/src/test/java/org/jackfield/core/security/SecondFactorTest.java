package org.jackfield.core.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.core.security.Refused.refused;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.security.LogIn;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.SecondFactorService.Enrolled;
import org.jackfield.api.security.SecondFactorService.Enrolment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL"})
class SecondFactorTest {

    private static final String GOOD = Entrance.GOOD;
    private static final Duration STEP = Duration.ofSeconds(30);

    @Parameter
    Dialect dialect;

    @TempDir
    Path folder;

    private Entrance entrance;
    private LogIn ann;
    private String key;

    @BeforeEach
    void open() {
        entrance = new Entrance(dialect, folder);
        entrance.person("ann", "users");
        ann = entrance.logIn("ann", GOOD);
    }

    @AfterEach
    void close() {
        entrance.close();
    }

    @Test
    void onceEnrolledThePasswordAloneOpensNothing() {
        enrol();
        entrance.leap(STEP);

        refused(() -> entrance.logIn("ann", GOOD), "security.second-factor");
        refused(() -> entrance.logIn("ann", "wrong", code()), "security.credentials");
        assertThat(entrance.logIn("ann", GOOD, code())).isNotNull();
    }

    @Test
    void aCodeOpensOnceAndSoDoesTheOneThatEnrolled() {
        enrol();
        refused(() -> entrance.logIn("ann", GOOD, code()), "security.code");
        entrance.leap(STEP);
        String code = code();

        assertThat(entrance.logIn("ann", GOOD, code)).isNotNull();

        refused(() -> entrance.logIn("ann", GOOD, code), "security.code");
        refused(() -> entrance.logIn("ann", GOOD, Totp.code(key, step() - 1)), "security.code");
    }

    @Test
    void guessingCodesLocks() {
        enrol();
        for (int i = 0; i < 3; i++) {
            String guess = Totp.code(key, step() + 100 + i);
            refused(() -> entrance.logIn("ann", GOOD, guess), "security.code");
        }
        entrance.leap(STEP);

        refused(() -> entrance.logIn("ann", GOOD, code()), "security.locked");
    }

    @Test
    void aRecoveryCodeOpensOnceHoweverItIsTyped() {
        List<Secret> codes = enrol().recoveryCodes();
        String typed = codes.getFirst().reveal().toLowerCase(java.util.Locale.ROOT).replace("-", " ");

        LogIn in = entrance.logIn("ann", GOOD, typed);

        assertThat(entrance.ownFactor.status(in).recoveryCodesLeft()).isEqualTo(9);
        refused(() -> entrance.logIn("ann", GOOD, codes.getFirst().reveal()), "security.code");
        assertThat(codes).doesNotHaveDuplicates().allMatch(code -> code.reveal().matches("([A-Z2-7]{4}-){5}[A-Z2-7]{4}"));
    }

    @Test
    void neitherKeyNorCodesAreKeptInTheClear() {
        List<Secret> codes = enrol().recoveryCodes();
        String kept = entrance.store.byName("ann").orElseThrow().toString();

        assertThat(kept).doesNotContain(key);
        assertThat(entrance.audit.events()).noneMatch(event -> event.toString().contains(key));
        List<String> hashes = entrance.database.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT code_hash FROM security_recovery_code")
                .mapTo(String.class)
                .list());
        assertThat(hashes).hasSize(10).doesNotContainAnyElementsOf(codes.stream().map(Secret::reveal).toList());
    }

    @Test
    void enrollingTakesThePasswordAndACodeAndEndsOtherSessions() {
        Enrolment enrolment = entrance.ownFactor.begin(ann);
        key = enrolment.key().reveal();
        boolean[] ended = new boolean[1];
        entrance.sessions.open(entrance.logIn("ann", GOOD), "web", "", () -> ended[0] = true);

        refused(() -> enrol(enrolment, "wrong", code()), "security.credentials");
        refused(() -> enrol(enrolment, GOOD, "000000".equals(code()) ? "000001" : "000000"), "security.code");
        assertThat(entrance.ownFactor.status(ann).enrolled()).isFalse();

        LogIn renewed = enrol(enrolment, GOOD, code()).logIn();

        assertThat(ended[0]).isTrue();
        assertThat(entrance.authentication.stillValid(renewed)).isTrue();
        assertThat(entrance.authentication.stillValid(ann)).isFalse();
        assertThat(enrolment.uri().reveal()).isEqualTo("otpauth://totp/Jackfield:ann?secret=" + key + "&issuer=Jackfield");
    }

    @Test
    void aRoleThatAsksForItLeadsToEnrollingAndForbidsGivingUp() {
        entrance.policy = new SecurityPolicy(PasswordStrength.SECURE, false, 90, false, 5, true, 3, 15, "other, users");

        ann = entrance.logIn("ann", GOOD);
        assertThat(ann.pending()).contains(LogIn.Step.ENROL_SECOND_FACTOR);
        assertThat(ann.usableWithoutPages()).isFalse();
        LogIn renewed = enrol().logIn();
        assertThat(renewed.pending()).doesNotContain(LogIn.Step.ENROL_SECOND_FACTOR);
        entrance.leap(STEP);
        refused(
                () -> entrance.ownFactor.giveUp(renewed, GOOD.toCharArray(), code(), "web"),
                "security.second-factor-required");
    }

    @Test
    void givingUpTakesPasswordAndCode() {
        LogIn renewed = enrol().logIn();
        entrance.leap(STEP);

        refused(() -> entrance.ownFactor.giveUp(renewed, "wrong".toCharArray(), code(), "web"), "security.credentials");
        refused(() -> entrance.ownFactor.giveUp(renewed, GOOD.toCharArray(), "1", "web"), "security.code");
        entrance.ownFactor.giveUp(renewed, GOOD.toCharArray(), code(), "web");

        assertThat(entrance.logIn("ann", GOOD)).isNotNull();
    }

    @Test
    void anAdministratorTakesItOffWhoLostTheDevice() {
        enrol();

        entrance.accounts.removeSecondFactor(java.util.UUID.fromString(ann.subject().id()), Entrance.BOSS, "shell");

        assertThat(entrance.logIn("ann", GOOD)).isNotNull();
    }

    @Test
    void keysAreSealedAnewWhenTheVaultsKeyChanges() {
        enrol();
        entrance.vault.rotate();

        assertThat(entrance.factors.reseal(entrance.vault)).isEqualTo(1);
        assertThat(entrance.factors.reseal(entrance.vault)).isZero();
        entrance.leap(STEP);
        assertThat(entrance.logIn("ann", GOOD, code())).isNotNull();
    }

    private Enrolled enrol() {
        Enrolment enrolment = entrance.ownFactor.begin(ann);
        key = enrolment.key().reveal();
        return enrol(enrolment, GOOD, code());
    }

    private Enrolled enrol(Enrolment enrolment, String password, String code) {
        return entrance.ownFactor.enrol(ann, enrolment, password.toCharArray(), code, "web");
    }

    private String code() {
        return Totp.code(key, step());
    }

    private long step() {
        return Totp.step(entrance.clock.instant());
    }
}

package org.jackfield.core.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.SingleSignOn.Attempt;
import org.jackfield.api.testkit.provider.CertifiedProvider;
import org.jackfield.core.security.oidc.OpenIdProvider.Identity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a certified provider. */
class OpenIdProviderTest {

    @TempDir
    static Path folder;

    private static CertifiedProvider certified;
    private final OpenIdProvider provider = provider(CertifiedProvider.CLIENT, CertifiedProvider.SECRET);

    @BeforeAll
    static void start() {
        certified = new CertifiedProvider(folder);
    }

    @AfterAll
    static void stop() {
        certified.close();
    }

    @Test
    void whoLogsInAtTheProviderIsKnown() {
        Attempt attempt = provider.begin();

        Identity identity = provider.identify(attempt, certified.logIn(attempt.address(), "ann"));

        assertThat(identity.issuer()).isEqualTo(certified.issuer());
        assertThat(identity.subject()).isEqualTo("ann");
        assertThat(identity.name()).isEqualTo("ann-name");
    }

    @Test
    void eachAttemptHasItsOwnStateNonceAndVerifier() {
        Attempt one = provider.begin();
        Attempt two = provider.begin();

        assertThat(one.state()).isNotEqualTo(two.state());
        assertThat(one.nonce()).isNotEqualTo(two.nonce());
        assertThat(one.verifier()).isNotEqualTo(two.verifier());
        assertThat(one.address().getQuery()).contains("code_challenge_method=S256").doesNotContain(one.verifier().reveal());
        assertThat(one.toString()).doesNotContain(one.verifier().reveal());
    }

    @Test
    void anAnswerToAnotherAttemptIsRefused() {
        Attempt mine = provider.begin();
        Map<String, String> theirs = certified.logIn(provider.begin().address(), "mallory");

        refused(() -> provider.identify(mine, theirs), "state");
        Map<String, String> withMyState = new HashMap<>(theirs);
        withMyState.put("state", mine.state().reveal());
        refused(() -> provider.identify(mine, withMyState), "the provider refused the code: invalid_grant");
    }

    @Test
    void aNonceOfAnotherAttemptIsRefused() {
        Attempt attempt = provider.begin();
        Map<String, String> answer = certified.logIn(attempt.address(), "ann");
        Attempt forged = new Attempt(
                attempt.address(), attempt.state(), new Secret("another nonce"), attempt.verifier(), attempt.redirect());

        refused(() -> provider.identify(forged, answer), "id token");
    }

    @Test
    void aCodeIsTakenOnce() {
        Attempt attempt = provider.begin();
        Map<String, String> answer = certified.logIn(attempt.address(), "ann");
        provider.identify(attempt, answer);

        refused(() -> provider.identify(attempt, answer), "the provider refused the code: invalid_grant");
    }

    @Test
    void anAnswerOfAnotherIssuerIsRefused() {
        Attempt attempt = provider.begin();
        Map<String, String> answer = new HashMap<>(certified.logIn(attempt.address(), "ann"));
        answer.put("iss", "https://elsewhere.example");

        refused(() -> provider.identify(attempt, answer), "issuer of the answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hwk", "gold", "mfa, hwk"})
    void whereAStrongLogInIsWantedAPasswordIsNotEnough(String strengths) {
        OpenIdProvider strict = new OpenIdProvider(
                () -> settings(certified.issuer(), CertifiedProvider.CLIENT, CertifiedProvider.SECRET, strengths),
                InstantSource.system());
        Attempt weak = strict.begin();
        Attempt strong = strict.begin();

        assertThat(strong.address().getQuery()).contains("acr_values=");
        refused(() -> strict.identify(weak, certified.logIn(weak.address(), "ann")), "strength of the log-in");
        assertThat(strict.identify(strong, certified.logIn(strong.address(), "ann-with-token")).subject())
                .isEqualTo("ann-with-token");
    }

    @Test
    void whatIsNoValueOfAcrIsRefused() {
        assertThatThrownBy(() -> settings("https://issuer.example", "jackfield", "x", "two words"))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code())
                        .isEqualTo("security.provider-strengths"));
    }

    @Test
    void aWrongSecretOfOursOpensNothing() {
        OpenIdProvider wrong = provider(CertifiedProvider.CLIENT, "wrong");
        Attempt attempt = wrong.begin();

        refused(
                () -> wrong.identify(attempt, certified.logIn(attempt.address(), "ann")),
                "the provider refused the code: invalid_client");
    }

    @Test
    void whatTheProviderRefusesIsRefused() {
        Attempt attempt = provider.begin();

        refused(
                () -> provider.identify(
                        attempt, Map.of("state", attempt.state().reveal(), "error", "access_denied<script>")),
                "the provider said access_denied?script?");
        refused(() -> provider.identify(attempt, Map.of("state", attempt.state().reveal())), "the provider said nothing");
        refused(() -> provider.identify(attempt, Map.of()), "state");
    }

    @Test
    void aProviderThatIsAwayIsToldApart() {
        OpenIdProvider away = new OpenIdProvider(
                () -> settings("http://localhost:9", CertifiedProvider.CLIENT, "x"), InstantSource.system());

        assertThatThrownBy(away::begin).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code())
                .isEqualTo("security.provider-unavailable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://issuer.example", "ftp://issuer.example", "issuer", "https://issuer.example?x=y", "https:"})
    void anIssuerWithoutHttpsIsRefused(String issuer) {
        assertThatThrownBy(() -> settings(issuer, "jackfield", "x")).isInstanceOf(ProblemException.class);
    }

    private static OpenIdProvider provider(String client, String secret) {
        return new OpenIdProvider(() -> settings(certified.issuer(), client, secret), InstantSource.system());
    }

    private static ProviderSettings settings(String issuer, String client, String secret) {
        return settings(issuer, client, secret, "");
    }

    private static ProviderSettings settings(String issuer, String client, String secret, String strengths) {
        return new ProviderSettings(
                true, "Provider", issuer, client, new Secret(secret), CertifiedProvider.SITE + "/", "preferred_username",
                false, "", strengths);
    }

    private static void refused(ThrowingCallable act, String why) {
        assertThatThrownBy(act).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().code()).isEqualTo("security.provider-refused");
            assertThat(e.problem().input()).isEqualTo(why);
        });
    }
}

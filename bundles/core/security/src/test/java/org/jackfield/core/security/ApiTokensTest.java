package org.jackfield.core.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.core.security.Refused.refused;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.security.AccountService;
import org.jackfield.api.security.ApiToken;
import org.jackfield.api.security.ApiTokenService;
import org.jackfield.api.security.LogIn;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL"})
class ApiTokensTest {

    private static final Set<String> SCOPE = Set.of("security.accounts");
    private static final Permission OTHER = SecurityPolicy.CONFIGURE;

    @Parameter
    Dialect dialect;

    @TempDir
    Path folder;

    private Entrance entrance;
    private ApiTokens tokens;
    private UUID id;
    private Subject ann;

    @BeforeEach
    void open() {
        entrance = new Entrance(dialect, folder);
        entrance.security.addContribution(entrance.authenticationPermissions());
        tokens = entrance.tokens;
        id = entrance.person("ann", "administrator").id();
        ann = entrance.logIn("ann", Entrance.GOOD).subject();
    }

    @AfterEach
    void close() {
        entrance.close();
    }

    @Test
    void aTokenActsForItsOwnerWithinItsScopes() {
        Secret secret = make().secret();

        Subject by = tokens.authenticate(secret, "rest 192.0.2.7");

        assertThat(by.name()).isEqualTo("ann");
        assertThat(may(by, AccountService.MANAGE)).isTrue();
        assertThat(may(by, OTHER)).as("outside its scopes").isFalse();
        assertThat(may(ann, OTHER)).isTrue();
    }

    @Test
    void aTokenAllowsNoMoreThanItsOwnerMayNow() {
        Secret secret = make().secret();

        entrance.accounts.setRoles(id, Set.of("users"), Entrance.BOSS, "test");

        assertThat(may(tokens.authenticate(secret, "rest"), AccountService.MANAGE)).isFalse();
    }

    @Test
    void aTokenEndsAtItsTimeWhenRevokedAndWithItsOwner() {
        Secret first = make().secret();
        ApiTokenService.Made second = make();
        entrance.leap(Duration.ofHours(1));
        refused(() -> tokens.authenticate(first, "rest"), "security.token-refused");

        ApiTokenService.Made third = make();
        tokens.revoke(third.token().id(), ann, "web");
        refused(() -> tokens.authenticate(third.secret(), "rest"), "security.token-refused");

        Secret fourth = make().secret();
        entrance.accounts.setEnabled(id, false, Entrance.BOSS, "test");
        refused(() -> tokens.authenticate(fourth, "rest"), "security.token-refused");
        assertThat(tokens.list(id)).extracting(ApiToken::id).contains(second.token().id());
    }

    @Test
    void onlyADigestIsKeptAndLastUseIsKnown() {
        ApiTokenService.Made made = make();
        tokens.authenticate(made.secret(), "rest 192.0.2.7");

        assertThat(made.secret().reveal()).startsWith("jackfield_").hasSizeGreaterThan(50);
        assertThat(made.toString()).doesNotContain(made.secret().reveal());
        assertThat(entrance.audit.events()).noneMatch(event -> event.toString().contains(made.secret().reveal()));
        ApiToken kept = tokens.list(id).getFirst();
        assertThat(kept.lastUsedAt()).isEqualTo(entrance.clock.instant());
        assertThat(kept.lastOrigin()).isEqualTo("rest 192.0.2.7");
        String hash = entrance.database.jdbi().withHandle(handle ->
                handle.createQuery("SELECT token_hash FROM security_token").mapTo(String.class).one());
        assertThat(hash).isEqualTo(Digest.of(made.secret().reveal()));
    }

    @Test
    void aUseFromAnotherPlaceIsAudited() {
        Secret secret = make().secret();
        tokens.authenticate(secret, "rest 192.0.2.7");
        tokens.authenticate(secret, "rest 192.0.2.7");
        tokens.authenticate(secret, "rest 198.51.100.1");

        assertThat(entrance.audit.actions()).filteredOn("security.token-use"::equals).hasSize(2);
    }

    @Test
    void whatCannotBeIsRefused() {
        Instant soon = entrance.clock.instant().plusSeconds(60);
        refused(() -> tokens.create(ann, " ", SCOPE, soon, "web"), "security.token-title");
        refused(() -> tokens.create(ann, "x", Set.of(), soon, "web"), "security.token-scopes");
        refused(() -> tokens.create(ann, "x", Set.of("no.such"), soon, "web"), "security.token-scopes");
        refused(() -> tokens.create(ann, "x", SCOPE, entrance.clock.instant(), "web"), "security.token-expiry");
        refused(() -> tokens.create(ann, "x", SCOPE, soon.plus(Duration.ofDays(367)), "web"), "security.token-expiry");

        entrance.person("bob");
        Subject bob = entrance.logIn("bob", Entrance.GOOD).subject();
        refused(() -> tokens.create(bob, "x", SCOPE, soon, "web"), "security.token-scopes");
        refused(() -> tokens.revoke(make().token().id(), bob, "web"), "security.token");
        Subject byToken = tokens.authenticate(make().secret(), "rest");
        refused(() -> tokens.create(byToken, "x", SCOPE, soon, "rest"), "security.forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jackfield_", "jackfield_x", "Bearer", "jackfield_' OR '1'='1"})
    void whatIsNoTokenIsRefused(String text) {
        make();
        refused(() -> tokens.authenticate(new Secret(text), "rest"), "security.token-refused");
        refused(() -> tokens.authenticate(new Secret("jackfield_" + "x".repeat(100_000)), "rest"), "security.token-refused");
    }

    @Test
    void sessionsAreListedAndEndedByTheirOwnerOrWhoMay() {
        LogIn here = entrance.logIn("ann", Entrance.GOOD);
        LogIn there = entrance.logIn("ann", Entrance.GOOD);
        boolean[] ended = new boolean[2];
        entrance.sessions.open(here, "web 192.0.2.7", "x".repeat(5000), () -> ended[0] = true);
        entrance.leap(Duration.ofMinutes(1));
        entrance.sessions.open(there, "web 192.0.2.8", "Firefox", () -> ended[1] = true);
        entrance.person("bob");
        Subject bob = entrance.logIn("bob", Entrance.GOOD).subject();

        assertThat(entrance.sessions.list(id)).extracting("id").containsExactly(there.id(), here.id());
        refused(() -> entrance.sessions.end(here.id(), bob, "web"), "security.session");
        assertThat(entrance.sessions.endOthers(here.id(), ann, "web")).isEqualTo(1);
        assertThat(ended).containsExactly(false, true);
        entrance.sessions.end(here.id(), Entrance.BOSS, "web");
        assertThat(ended).containsExactly(true, true);
        refused(() -> entrance.sessions.end(here.id(), Entrance.BOSS, "web"), "security.session");
        assertThat(entrance.sessions.list()).isEmpty();
    }

    private ApiTokenService.Made make() {
        return tokens.create(ann, "reports", SCOPE, entrance.clock.instant().plus(Duration.ofHours(1)), "web");
    }

    private boolean may(Subject subject, Permission permission) {
        return entrance.security.decide(subject, permission, Target.SITE).allowed();
    }
}

package org.jackfield.core.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.core.security.Refused.refused;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;

class ApiTokenPropertiesTest {

    private static Entrance entrance;
    private static String token;

    @BeforeContainer
    static void open() throws IOException {
        entrance = new Entrance(Dialect.H2, Files.createTempDirectory("tokens"));
        entrance.security.addContribution(entrance.authenticationPermissions());
        entrance.person("ann", "administrator");
        Subject ann = entrance.logIn("ann", Entrance.GOOD).subject();
        token = entrance.tokens
                .create(ann, "x", Set.of("security.accounts"), entrance.clock.instant().plus(Duration.ofDays(1)), "web")
                .secret()
                .reveal();
    }

    @AfterContainer
    static void close() {
        entrance.close();
    }

    @Property(tries = 200)
    void noTextButTheTokenItselfOpens(
            @ForAll @IntRange(max = 40) int at, @ForAll @AlphaChars @NumericChars @StringLength(max = 3) String other) {
        int cut = Math.min(token.length(), at + other.length());
        String text = token.substring(0, at) + other + token.substring(cut);
        Assume.that(!text.equals(token));

        refused(() -> entrance.tokens.authenticate(new Secret(text), "rest"), "security.token-refused");
        assertThat(entrance.tokens.authenticate(new Secret(token), "rest").name()).isEqualTo("ann");
    }

    @Property(tries = 200)
    void whateverTheRolesNothingOutsideTheScopesIsAllowed(
            @ForAll @Size(max = 5) Set<@IntRange(max = 9) Integer> scopes, @ForAll @IntRange(max = 9) int asked) {
        Set<String> ids = scopes.stream().map(number -> "test.p" + number).collect(Collectors.toSet());
        Subject limited = Entrance.BOSS.limitedTo(ids);

        boolean allowed = entrance.security
                .decide(limited, new Permission("test.p" + asked, "x"), Target.SITE)
                .allowed();

        assertThat(allowed).isEqualTo(scopes.contains(asked));
    }
}

package org.jackfield.core.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.testkit.FakeSecurity;
import org.junit.jupiter.api.Test;

class SecurityComponentTest {

    private static final Permission PERMISSION = new Permission("test.act", "Act");

    private final SecurityComponent security = new SecurityComponent();

    @Test
    void administratorsAndTheSystemMayAndOthersMayNot() {
        assertThat(allowed(FakeSecurity.ADMINISTRATOR)).isTrue();
        assertThat(allowed(Subject.system("org.example"))).isTrue();
        assertThat(allowed(FakeSecurity.NOBODY)).isFalse();
    }

    @Test
    void aPersonNamedLikeARoleHoldsNothing() {
        assertThat(allowed(new Subject("administrator", "administrator", Subject.Kind.PERSON, Set.of("user")))).isFalse();
    }

    @Test
    void workIsDoneOnBehalfOfTheInnermost() throws Exception {
        assertThat(security.current()).isEmpty();
        String seen = security.callAs(FakeSecurity.ADMINISTRATOR, () -> {
            String inner = security.callAs(FakeSecurity.NOBODY, this::name);
            return inner + " " + name();
        });

        assertThat(seen).isEqualTo("nobody engineer");
        assertThat(security.current()).isEmpty();
    }

    @Test
    void theSubjectIsTakenBackWhenTheWorkFails() {
        assertThatThrownBy(() -> security.callAs(FakeSecurity.NOBODY, () -> {
                    throw new IllegalStateException("as planned");
                }))
                .hasMessage("as planned");
        assertThat(security.current()).isEmpty();
    }

    @Test
    void withoutLogInACheckIsUnauthenticated() {
        assertThatThrownBy(() -> security.check(PERMISSION))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code())
                        .isEqualTo("security.unauthenticated"));
    }

    @Test
    void aLogInOfTheConsolesOwnFilesCounts() throws Exception {
        Set<Principal> administrator = Set.of(new UserPrincipal("local"), new RolePrincipal("admin"));
        Set<Principal> viewer = Set.of(new UserPrincipal("local"), new RolePrincipal("viewer"));

        assertThat(as(administrator, () -> security.check(PERMISSION).name())).isEqualTo("local");
        assertThatThrownBy(() -> as(viewer, () -> security.check(PERMISSION).name()))
                .hasRootCauseInstanceOf(ProblemException.class);
    }

    @Test
    void permissionsComeAndGoWithTheirBundles() {
        security.addContribution(contribution("b.two", "a.one"));
        var going = contribution("c.three");
        security.addContribution(going);
        security.removeContribution(going);

        assertThat(security.permissions()).extracting(Permission::id).containsExactly("a.one", "b.two");
    }

    private static PermissionContribution contribution(String... ids) {
        List<Permission> permissions = Arrays.stream(ids).map(id -> new Permission(id, id)).toList();
        return () -> permissions;
    }

    private static <T> T as(Set<Principal> principals, Callable<T> work) {
        return javax.security.auth.Subject.callAs(
                new javax.security.auth.Subject(true, principals, Set.of(), Set.of()), work);
    }

    private boolean allowed(Subject subject) {
        return security.decide(subject, PERMISSION, Target.SITE).allowed();
    }

    private String name() {
        return security.current().orElseThrow().name();
    }
}

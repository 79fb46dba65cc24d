package org.jackfield.core.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.AccessPolicy;
import org.jackfield.api.security.Decision;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.testkit.RecordingAudit;
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

    /** A policy under which everybody may do the permission, to one user's calls. */
    private static final class OneUser implements AccessPolicy {

        private static final CallAccess CALLS = new CallAccess(false, Set.of(new UUID(1, 7)), List.of(), List.of());

        @Override
        public Decision decide(Subject subject, Permission permission, Target target) {
            return new Decision(permission.equals(PERMISSION), "policy");
        }

        @Override
        public CallAccess callAccess(Subject subject, Permission permission) {
            return CALLS;
        }
    }

    @Test
    void peopleAreDecidedByThePolicyWhileItIsThere() {
        OneUser policy = new OneUser();
        assertThat(security.callAccess(FakeSecurity.NOBODY, PERMISSION)).isEqualTo(CallAccess.NONE);

        security.addPolicy(policy);
        assertThat(allowed(FakeSecurity.NOBODY)).isTrue();
        assertThat(security.callAccess(FakeSecurity.NOBODY, PERMISSION)).isEqualTo(OneUser.CALLS);
        assertThat(security.callAccess(FakeSecurity.ADMINISTRATOR, PERMISSION)).isEqualTo(CallAccess.ALL);
        assertThat(security.callAccess(FakeSecurity.NOBODY, new Permission("test.other", "Other"))).isEqualTo(CallAccess.NONE);

        security.removePolicy(policy);
        assertThat(allowed(FakeSecurity.NOBODY)).isFalse();
    }

    @Test
    void aTokenOpensNoMoreThanItSays() {
        Subject limited = FakeSecurity.ADMINISTRATOR.limitedTo(Set.of("test.other"));

        assertThat(allowed(limited)).isFalse();
        assertThat(security.callAccess(limited, PERMISSION)).isEqualTo(CallAccess.NONE);
    }

    @Test
    void aRefusalIsInTheAuditTrailOnceInAWhile() {
        RecordingAudit audit = new RecordingAudit();
        security.addAudit(audit);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> security.check(FakeSecurity.NOBODY, PERMISSION, Target.SITE))
                    .isInstanceOf(ProblemException.class);
        }
        assertThatThrownBy(() -> security.check(FakeSecurity.NOBODY, PERMISSION, Target.of("call", "7")))
                .isInstanceOf(ProblemException.class);
        security.check(FakeSecurity.ADMINISTRATOR, PERMISSION, Target.SITE);
        security.decide(FakeSecurity.NOBODY, PERMISSION, Target.SITE);

        assertThat(audit.actions()).containsExactly("security.refused", "security.refused");
        assertThat(audit.events()).extracting(AuditEvent::object).containsExactly("test.act", "test.act call 7");
        assertThat(audit.events()).extracting(AuditEvent::outcome).containsOnly(AuditEvent.Outcome.REFUSED);
    }

    @Test
    void aRefusalStandsWhenTheAuditTrailIsAway() {
        RecordingAudit audit = new RecordingAudit();
        audit.setAway(true);
        security.addAudit(audit);

        assertThatThrownBy(() -> security.check(FakeSecurity.NOBODY, PERMISSION, Target.SITE))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code())
                        .isEqualTo("security.forbidden"));
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

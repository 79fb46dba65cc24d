package org.jackfield.distribution.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.FutureTask;
import javax.security.auth.Subject;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.util.jaas.JaasHelper;
import org.junit.jupiter.api.Test;

/** Runs in a JVM with the built agent, against Karaf's own class. */
@SuppressWarnings("removal")
class SubjectAgentIT {
    private final Subject engineer =
            new Subject(true, Set.of(new RolePrincipal("admin")), Set.of(), Set.of());

    @Test
    void nobodyIsCurrentOutside() {
        assertThat(Subject.current()).isNull();
        assertThat(Subject.getSubject(AccessController.getContext())).isNull();
    }

    @Test
    void oldAndNewCallsSeeTheSubject() throws Exception {
        Subject.callAs(engineer, () -> {
            assertThat(Subject.current()).isSameAs(engineer);
            assertThat(Subject.getSubject(AccessController.getContext())).isSameAs(engineer);
            return null;
        });
        assertThat(Subject.current()).isNull();
    }

    @Test
    void aStartedThreadInheritsTheSubject() throws Exception {
        FutureTask<Subject> seen = new FutureTask<>(Subject::current);
        Subject.doAs(engineer, (PrivilegedAction<Void>) () -> {
            new Thread(seen).start();
            return null;
        });
        assertThat(seen.get()).isSameAs(engineer);
    }

    @Test
    void nestedCallsRestoreTheOuterSubject() {
        Subject nested = new Subject();
        Subject.callAs(engineer, () -> {
            Subject.callAs(nested, () -> assertThat(Subject.current()).isSameAs(nested));
            assertThat(Subject.<Subject>callAs(null, Subject::current)).isNull();
            return assertThat(Subject.current()).isSameAs(engineer);
        });
    }

    @Test
    void anExceptionEndsTheCallAndTheIdentity() {
        assertThatThrownBy(() -> Subject.callAs(engineer, () -> {
            throw new java.io.IOException("no");
        })).isInstanceOf(CompletionException.class).hasCauseInstanceOf(java.io.IOException.class);
        assertThat(Subject.current()).isNull();
    }

    @Test
    void karafGrantsARoleOnlyInside() {
        assertThat(JaasHelper.currentUserHasRole("admin")).isFalse();
        boolean inside = JaasHelper.doAs(engineer,
                (PrivilegedAction<Boolean>) () -> JaasHelper.currentUserHasRole("admin"));
        assertThat(inside).isTrue();
        assertThat(JaasHelper.doAs(engineer,
                (PrivilegedAction<Boolean>) () -> JaasHelper.currentUserHasRole("viewer"))).isFalse();
        assertThat(JaasHelper.currentUserHasRole("admin")).isFalse();
    }

    @Test
    void karafKeepsItsExceptions() {
        assertThatThrownBy(() -> JaasHelper.doAs(engineer, (PrivilegedExceptionAction<Void>) () -> {
            throw new java.io.IOException("no");
        })).isInstanceOf(PrivilegedActionException.class).hasCauseInstanceOf(java.io.IOException.class);
    }
}

package org.jackfield.core.security.jaas;

import java.util.Optional;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;

/** Who works in the shell: somebody with an account, or with a log-in of the console's own files. */
public final class ShellSubject {

    /** What the console's own files call an administrator. */
    private static final String KARAF_ADMINISTRATOR = "admin";

    private ShellSubject() {}

    /** {@return the subject of the calling thread, if the shell runs it} */
    public static Optional<org.jackfield.api.security.Subject> current() {
        return Optional.ofNullable(Subject.current()).flatMap(ShellSubject::of);
    }

    static Optional<org.jackfield.api.security.Subject> of(Subject subject) {
        Optional<org.jackfield.api.security.Subject> account = subject.getPrincipals(AccountPrincipal.class).stream()
                .map(AccountPrincipal::account)
                .findFirst();
        return account.or(() -> subject.getPrincipals(UserPrincipal.class).stream()
                .map(user -> local(user.getName(), isAdministrator(subject)))
                .findFirst());
    }

    private static boolean isAdministrator(Subject subject) {
        return subject.getPrincipals(RolePrincipal.class).stream()
                .anyMatch(role -> role.getName().equals(KARAF_ADMINISTRATOR));
    }

    private static org.jackfield.api.security.Subject local(String name, boolean administrator) {
        return new org.jackfield.api.security.Subject(
                "console:" + name,
                name,
                org.jackfield.api.security.Subject.Kind.PERSON,
                administrator ? Set.of("administrator") : Set.of());
    }
}

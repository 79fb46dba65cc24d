package org.jackfield.core.security.jaas;

import java.io.IOException;
import java.security.Principal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginException;
import javax.security.auth.spi.LoginModule;
import org.apache.karaf.jaas.boot.principal.ClientPrincipal;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.LogIn;
import org.jackfield.core.security.AuthenticationComponent;

/** Lets the people who have an account into the shell; made anew by JAAS for every log-in. */
public final class AccountLoginModule implements LoginModule {

    /** Option: the {@link AuthenticationComponent}. */
    static final String AUTHENTICATION = "authentication";

    private static final String ADMINISTRATOR = "administrator";
    private static final List<String> SHELL_ROLES =
            List.of("group", "admin", "manager", "viewer", "systembundles", "ssh");

    private static final int CODE = 6;

    /** As Java writes a socket's address: name, slash, address in brackets if it is of IPv6, port. */
    private static final Pattern SOCKET = Pattern.compile("[^/]*/\\[?([^\\]]+)]?:\\d+");

    private Subject subject;
    private CallbackHandler handler;
    private AuthenticationComponent authentication;
    private final Set<Principal> principals = new HashSet<>();

    @Override
    public void initialize(
            Subject subject, CallbackHandler handler, Map<String, ?> sharedState, Map<String, ?> options) {
        this.subject = subject;
        this.handler = handler;
        this.authentication = (AuthenticationComponent) options.get(AUTHENTICATION);
    }

    @Override
    public boolean login() throws LoginException {
        NameCallback name = new NameCallback("Name: ");
        PasswordCallback password = new PasswordCallback("Password: ", false);
        try {
            handler.handle(new Callback[] {name, password});
        } catch (IOException | UnsupportedCallbackException e) {
            throw (LoginException) new LoginException(e.getMessage()).initCause(e);
        }
        char[] typed = password.getPassword();
        try {
            if (name.getName() == null || typed == null || !authentication.knows(name.getName())) {
                throw new FailedLoginException("no account of this name");
            }
            accept(logIn(name.getName(), typed));
            return true;
        } catch (ProblemException e) {
            throw (LoginException) new FailedLoginException(e.problem().toLine()).initCause(e);
        } finally {
            password.clearPassword();
            if (typed != null) {
                Arrays.fill(typed, '\0');
            }
        }
    }

    /** Only a password is asked for here: who has a second factor puts its code behind the password, after a space. */
    private LogIn logIn(String name, char[] typed) {
        int space = typed.length - CODE - 1;
        boolean coded = space > 0 && typed[space] == ' ' && authentication.hasSecondFactor(name);
        char[] password = coded ? Arrays.copyOf(typed, space) : typed;
        try {
            return authentication.logIn(
                    name, password, coded ? new String(typed, space + 1, CODE) : "", origin());
        } finally {
            if (coded) {
                Arrays.fill(password, '\0');
            }
        }
    }

    private void accept(LogIn logIn) throws LoginException {
        if (!logIn.usableWithoutPages()) {
            throw new FailedLoginException("The password must be changed, or a second factor set up: log in to the pages.");
        }
        if (!logIn.subject().roles().contains(ADMINISTRATOR)) {
            throw new FailedLoginException("The command line is for administrators.");
        }
        principals.add(new AccountPrincipal(logIn.subject()));
        principals.add(new UserPrincipal(logIn.subject().name()));
        SHELL_ROLES.forEach(role -> principals.add(new RolePrincipal(role)));
    }

    private String origin() {
        return subject.getPrincipals(ClientPrincipal.class).stream()
                .findFirst()
                .map(AccountLoginModule::origin)
                .orElse("shell");
    }

    /** {@return it as the audit trail writes it} The port is another one each time and tells nobody anything. */
    static String origin(ClientPrincipal client) {
        Matcher socket = SOCKET.matcher(client.getAddress());
        return client.getMethod() + " " + (socket.matches() ? socket.group(1) : client.getAddress());
    }

    @Override
    public boolean commit() {
        return !principals.isEmpty() && subject.getPrincipals().addAll(principals);
    }

    @Override
    public boolean abort() {
        principals.clear();
        return true;
    }

    @Override
    public boolean logout() {
        subject.getPrincipals().removeAll(principals);
        principals.clear();
        return true;
    }
}

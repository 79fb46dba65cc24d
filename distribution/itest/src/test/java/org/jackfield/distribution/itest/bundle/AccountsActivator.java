package org.jackfield.distribution.itest.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.security.AccountEntry;
import org.jackfield.api.security.AccountService;
import org.jackfield.api.security.AuthenticationService;
import org.jackfield.api.security.LogIn;
import org.jackfield.api.security.LogInBinding;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.Subject;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * Makes the accounts of the file {@code accounts} in the instance's folder, a line each: name, password and role, separated by
 * spaces. The passwords are chosen as their owners would choose them, so that they open REST.
 */
public final class AccountsActivator implements BundleActivator {

    private static final String ORIGIN = "test";

    @Override
    public void start(BundleContext context) throws IOException {
        AccountService accounts = service(context, AccountService.class);
        AuthenticationService authentication = service(context, AuthenticationService.class);
        Subject by = Subject.system("org.jackfield.distribution.itest");
        for (String line : Files.readAllLines(Path.of(System.getProperty("karaf.base"), "accounts"))) {
            String[] words = line.split(" ");
            UUID id = accounts.byName(words[0]).map(AccountEntry::id).orElseGet(UUID::randomUUID);
            if (accounts.find(id).isEmpty()) {
                accounts.create(id, words[0], Set.of(words[2]), LogInBinding.LOCAL, by, ORIGIN);
            }
            Secret first = accounts.resetPassword(id, by, ORIGIN);
            LogIn logIn = authentication.logIn(words[0], first.reveal().toCharArray(), ORIGIN);
            authentication.changePassword(logIn, first.reveal().toCharArray(), words[1].toCharArray(), ORIGIN);
        }
        Mark.leave("made");
    }

    private static <T> T service(BundleContext context, Class<T> type) {
        return context.getService(context.getServiceReference(type));
    }

    @Override
    public void stop(BundleContext context) {
        // the accounts stay
    }
}

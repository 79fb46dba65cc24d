package org.jackfield.core.users;

import java.util.Set;
import java.util.UUID;
import org.jackfield.api.security.AccountEntry;
import org.jackfield.api.security.AccountService;
import org.jackfield.api.security.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The accounts of the users while whoever keeps them is there. What could not be done then is made up for later. */
final class LogInAccounts implements Accounts {

    private static final Logger LOG = LoggerFactory.getLogger(LogInAccounts.class);
    private static final String ORIGIN = "users";

    private volatile AccountService service;

    void attach(AccountService accounts) {
        service = accounts;
    }

    void detach(AccountService accounts) {
        if (service == accounts) {
            service = null;
        }
    }

    @Override
    public void disabled(UUID user, boolean disabled, Subject by) {
        AccountService accounts = service;
        if (accounts != null && accounts.find(user).filter(a -> a.enabled() == disabled).isPresent()) {
            accounts.setEnabled(user, !disabled, by, ORIGIN);
        }
    }

    @Override
    public void removed(UUID user, Subject by) {
        AccountService accounts = service;
        if (accounts != null && accounts.find(user).isPresent()) {
            accounts.delete(user, by, ORIGIN);
        }
    }

    /** Takes away accounts that outlived their user, after a crash between the two for instance. */
    void reconcile(AccountService accounts, Set<UUID> deleted, Subject by) {
        try {
            for (AccountEntry account : accounts.list()) {
                if (deleted.contains(account.id()) && !account.protectedAccount()) {
                    accounts.delete(account.id(), by, ORIGIN);
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("The accounts of deleted users could not be looked through", e);
        }
    }
}

package org.jackfield.core.security;

import java.util.Locale;
import java.util.Optional;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditEvent.Outcome;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.security.PreferredLanguage;
import org.jackfield.api.security.Subject;
import org.jackfield.core.security.store.AccountStore;

/** Keeps with each account the language its owner chose. */
final class Languages implements PreferredLanguage {

    private static final int LONGEST = 35;

    private final AccountStore store;
    private final Accounts accounts;
    private final AuditService audit;

    Languages(AccountStore store, Accounts accounts, AuditService audit) {
        this.store = store;
        this.accounts = accounts;
        this.audit = audit;
    }

    @Override
    public Optional<Locale> of(Subject subject) {
        return accounts.byId(subject).map(Account::language).map(Locale::forLanguageTag);
    }

    @Override
    public void choose(Subject subject, Optional<Locale> language, String origin) {
        Account account = accounts.byId(subject).orElseThrow(Refusals::loggedOut);
        String tag = language.map(Locale::toLanguageTag).filter(each -> each.length() <= LONGEST).orElse(null);
        audit.record(new AuditEvent(
                subject, origin, "security.language", account.name(), Outcome.DONE, shown(account.language()), shown(tag)));
        store.setLanguage(account.id(), tag);
    }

    private static String shown(String tag) {
        return tag == null ? "" : tag;
    }
}

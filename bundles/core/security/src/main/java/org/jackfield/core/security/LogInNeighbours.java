package org.jackfield.core.security;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jackfield.api.mail.MailService;
import org.jackfield.api.security.SecretVault;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.users.BusinessUnit;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UsersService;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What log-in asks others, if they are there: they need accounts and permissions themselves, so they come after. */
@Component(immediate = true, service = LogInNeighbours.class)
public final class LogInNeighbours {

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile SettingsService settings;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile SecretVault vault;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile MailService mail;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile UsersService users;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Directory directory;

    /** {@return the rules for passwords; the built-in ones until settings can be read} */
    SecurityPolicy policy() {
        SettingsService now = settings;
        return now == null ? SecurityPolicy.DEFAULTS : now.read(SecurityPolicy.TYPE).value();
    }

    Optional<SecretVault> vault() {
        return Optional.ofNullable(vault);
    }

    Optional<MailService> mail() {
        return Optional.ofNullable(mail);
    }

    Directory directory() {
        Directory now = directory;
        return now == null ? Directory.NONE : now;
    }

    /** {@return the user whom the directory gave, by its id of them; so that whoever logs in is that user} */
    Optional<User> imported(String key) {
        UsersService now = users;
        if (now == null || key.isEmpty()) {
            return Optional.empty();
        }
        return Stream.of(now.users(), now.usersOf(BusinessUnit.DELETED))
                .flatMap(Collection::stream)
                .filter(user -> user.source() == User.Source.DIRECTORY && user.sourceKey().equals(key))
                .findFirst();
    }

    /** {@return the mail address of a user; empty if there is none, or the user may not log in} */
    String addressOf(UUID user) {
        UsersService now = users;
        return now == null ? "" : now.user(user).filter(each -> !each.disabled()).map(User::email).orElse("");
    }
}

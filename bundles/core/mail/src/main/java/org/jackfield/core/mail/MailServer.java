package org.jackfield.core.mail;

import java.util.function.Supplier;
import org.jackfield.api.problem.ProblemException;

/** The mail server as it is configured at the moment. Any thread may call. */
final class MailServer {

    private final Supplier<MailSettings> settings;
    private final AccessTokens tokens;
    private final Patience patience;

    MailServer(Supplier<MailSettings> settings, AccessTokens tokens, Patience patience) {
        this.settings = settings;
        this.tokens = tokens;
        this.patience = patience;
    }

    MailSettings settings() {
        return settings.get();
    }

    /** {@return the same server with another patience} */
    MailServer with(Patience other) {
        return new MailServer(settings, tokens, other);
    }

    /** {@return a connection, logged in} */
    SmtpConnection connect() throws SmtpException {
        MailSettings now = settings.get();
        try {
            String secret = switch (now.login()) {
                case NONE -> "";
                case PASSWORD -> now.password().reveal();
                case XOAUTH2 -> tokens.current();
            };
            return new SmtpConnection(now, secret, patience);
        } catch (ProblemException e) {
            throw new SmtpException(SmtpFailure.of(e, now), e);
        } catch (SmtpException e) {
            if ("mail.credentials".equals(e.failure().problem().code())) {
                tokens.forget();
            }
            throw e;
        }
    }
}

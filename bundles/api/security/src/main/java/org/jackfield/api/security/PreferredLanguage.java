package org.jackfield.api.security;

import java.util.Locale;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The language in which somebody wants to read the pages. Any thread may call and waits for the database. */
@ProviderType
public interface PreferredLanguage {

    /** {@return what somebody chose; empty for what the browser says} */
    Optional<Locale> of(Subject subject);

    /** Chooses; empty for what the browser says. */
    void choose(Subject subject, Optional<Locale> language, String origin);
}

package org.jackfield.api.i18n;

import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;

/**
 * In which language and with which formats the site writes where no reader has chosen any: mail, files that are made by the
 * clock. Registered as a service by the website, whose setting it is; it may change while the system runs: ask each time. Any
 * thread may call.
 */
@ProviderType
public interface SiteLocale {

    /** What holds while nobody says otherwise. */
    Locale DEFAULT = Locale.UK;

    /** {@return the language and its country's formats; never null} */
    Locale locale();
}

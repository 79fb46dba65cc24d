package org.jackfield.api.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private final Messages messages = Messages.of(MessagesTest.class);

    @Test
    void theReadersLanguageComesFirst() {
        assertThat(messages.text(Locale.GERMAN, "calls", 3)).isEqualTo("3 Gespräche");
    }

    @Test
    void aLanguageThatIsNotThereFallsBackToEnglishWhateverTheServerSpeaks() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMAN);
        try {
            assertThat(messages.text(Locale.FRENCH, "calls", 3)).isEqualTo("3 calls");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aKeyMissingFromATranslationIsTakenFromEnglish() {
        assertThat(messages.text(Locale.GERMAN, "plain")).isEqualTo("Today's calls");
    }

    @Test
    void theLanguagesAreThoseThatThereAreCataloguesOf() {
        assertThat(messages.languages()).containsExactly(Locale.ENGLISH, Locale.GERMAN);
    }

    @Test
    void anUnknownKeyShowsItself() {
        assertThat(messages.text(Locale.ENGLISH, "no.such.key", "x")).isEqualTo("no.such.key");
    }
}

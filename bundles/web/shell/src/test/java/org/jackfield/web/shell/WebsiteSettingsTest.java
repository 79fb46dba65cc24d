package org.jackfield.web.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Locale;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.web.shell.WebsiteSettings.SiteLanguage;
import org.jackfield.web.shell.ui.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebsiteSettingsTest {

    @Test
    void halfAnHourHoldsUntilSomebodyChoosesOtherwise() {
        assertThat(WebsiteSettings.DEFAULTS.sessionTimeout()).isEqualTo(Duration.ofMinutes(30));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1440})
    void theBoundsAreAllowed(int minutes) {
        assertThat(new WebsiteSettings(minutes, 24, SiteLanguage.BROWSER).sessionTimeout()).isEqualTo(Duration.ofMinutes(minutes));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1441, Integer.MAX_VALUE})
    void whatIsBeyondThemIsRefusedWithTheRemedy(int minutes) {
        assertThatThrownBy(() -> new WebsiteSettings(minutes, 24, SiteLanguage.BROWSER))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().input()).contains(String.valueOf(minutes));
                    assertThat(refused.problem().remedy()).contains("1 to 1440");
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 721})
    void aSessionLastsHoursAndNoMonths(int hours) {
        assertThatThrownBy(() -> new WebsiteSettings(30, hours, SiteLanguage.BROWSER)).isInstanceOf(ProblemException.class);
        assertThat(new WebsiteSettings(30, 720, SiteLanguage.BROWSER).sessionLifetime()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void theSitesLanguageHoldsWhateverTheBrowserAsksFor() {
        assertThat(SiteLanguage.BROWSER.of(Locale.FRANCE)).isEqualTo(Locale.FRANCE);
        assertThat(SiteLanguage.GERMAN.of(Locale.US)).isEqualTo(Locale.GERMAN);
        assertThat(SiteLanguage.ENGLISH.of(Locale.GERMANY)).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void datesAndNumbersAreTheBrowsersWhereItAsksForTheSameLanguage() {
        assertThat(SiteLanguage.ENGLISH.of(Locale.UK)).isEqualTo(Locale.UK);
        assertThat(SiteLanguage.GERMAN.of(Locale.of("de", "AT"))).isEqualTo(Locale.of("de", "AT"));
    }

    @Test
    void aTextIsReadInTheLanguageOfTheSite() {
        assertThat(Texts.MESSAGES.text(SiteLanguage.GERMAN.of(Locale.US), "log-in.submit")).isEqualTo("Anmelden");
        assertThat(Texts.MESSAGES.text(Locale.FRANCE, "log-in.submit")).as("no French: English").isEqualTo("Log in");
    }
}

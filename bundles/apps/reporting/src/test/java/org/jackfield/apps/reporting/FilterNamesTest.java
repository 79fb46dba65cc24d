package org.jackfield.apps.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jackfield.api.reporting.CallCondition;
import org.jackfield.api.reporting.ReportFilter;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.access.CallFilter;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.apps.reporting.engine.ReportingSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A report that takes some calls only says which, in the reader's language. */
class FilterNamesTest {

    private static final Subject ANN = FakeSecurity.ADMINISTRATOR;

    private ReportingSite site;

    @BeforeEach
    void open() throws Exception {
        site = new ReportingSite(FakeSecurity.allowAll());
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    private String named(Locale locale, CallCondition... conditions) {
        return site.runs().filterName(new ReportFilter(Optional.empty(), Set.of(conditions), CallFilter.ALL), ANN, locale);
    }

    @Test
    void conditionsOfItsOwnAreNamed() {
        assertThat(named(Locale.ENGLISH, CallCondition.LOST, CallCondition.EXTERNAL)).isEqualTo("External, Lost");
        assertThat(named(Locale.GERMAN, CallCondition.LOST, CallCondition.EXTERNAL)).isEqualTo("Extern, Verloren");
        assertThat(named(Locale.ENGLISH)).isEmpty();
        for (CallCondition condition : CallCondition.values()) {
            assertThat(named(Locale.ENGLISH, condition)).as("%s", condition).doesNotContain("condition.");
            assertThat(named(Locale.GERMAN, condition)).as("%s", condition).isNotEqualTo(named(Locale.ENGLISH, condition));
        }
    }
}

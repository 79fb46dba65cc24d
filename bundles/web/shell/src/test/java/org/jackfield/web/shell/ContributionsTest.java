package org.jackfield.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.security.Permission;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.TabContribution;
import org.jackfield.api.web.ViewContext;
import org.junit.jupiter.api.Test;

class ContributionsTest {

    private final Contributions contributions = new Contributions();
    private final PageContribution calls = Pages.contribution("calls");
    private final PageContribution history = Pages.contribution("calls/history");

    @Test
    void anAddressBelongsToTheLongestRouteThatBeginsIt() {
        contributions.add(calls, 1);
        contributions.add(history, 2);

        assertThat(pageAt("calls")).isSameAs(calls);
        assertThat(pageAt("calls/0193")).isSameAs(calls);
        assertThat(pageAt("calls/history")).isSameAs(history);
        assertThat(pageAt("calls/history/0193")).isSameAs(history);
    }

    @Test
    void aRouteMatchesWholeWordsOnly() {
        contributions.add(calls, 1);

        assertThat(contributions.page("callsigns")).isEmpty();
        assertThat(contributions.page("call")).isEmpty();
        assertThat(contributions.page("")).isEmpty();
    }

    @Test
    void ofTwoPagesAtOneRouteTheFirstCountsUntilItGoes() {
        PageContribution second = Pages.contribution("calls");
        contributions.add(calls, 1);
        contributions.add(second, 2);
        assertThat(pageAt("calls")).isSameAs(calls);

        contributions.remove(calls);

        assertThat(pageAt("calls")).isSameAs(second);
    }

    @Test
    void whatAccompaniesTabsKeepsItsBundleInSightUntilItGoes() {
        TabContribution companion = new TabContribution() {
            @Override
            public Messages messages() {
                return Messages.of(ContributionsTest.class);
            }

            @Override
            public Permission permission() {
                return ShellPermissions.USE;
            }

            @Override
            public void accompany(ViewContext context) {
                throw new AssertionError("not here");
            }
        };

        contributions.add(companion, 7);
        assertThat(contributions.companions()).containsExactly(companion);
        assertThat(contributions.bundles()).contains(7L);

        contributions.remove(companion);
        assertThat(contributions.companions()).isEmpty();
        assertThat(contributions.bundles()).doesNotContain(7L);
    }

    @Test
    void everyChangeIsToldAndNothingElse() {
        AtomicInteger told = new AtomicInteger();
        Runnable end = contributions.onChange(told::incrementAndGet);

        contributions.add(calls, 1);
        contributions.remove(history);
        contributions.remove(calls);
        assertThat(told).hasValue(2);

        end.run();
        contributions.add(calls, 1);
        assertThat(told).hasValue(2);
    }

    private PageContribution pageAt(String path) {
        return contributions.page(path).orElseThrow().part();
    }
}

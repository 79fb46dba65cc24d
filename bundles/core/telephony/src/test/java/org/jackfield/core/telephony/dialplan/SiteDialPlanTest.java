package org.jackfield.core.telephony.dialplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Subject;
import org.jackfield.api.telephony.dialplan.DialPlanRules;
import org.jackfield.api.telephony.dialplan.NumberFacts.Kind;
import org.jackfield.api.telephony.dialplan.TelephoneFormat;
import org.jackfield.api.telephony.dialplan.TelephoneFormats;
import org.jackfield.api.testkit.InMemorySettings;
import org.junit.jupiter.api.Test;

class SiteDialPlanTest {

    private static final Subject ENGINEER = Subject.system("test");

    private final InMemorySettings settings = new InMemorySettings();
    private final DialPlanAdmin admin = new DialPlanAdmin(settings, rules -> this.plan.set(rules));
    private final SiteDialPlan plan = new SiteDialPlan(Rules.manchester(), () -> admin.formats().value());

    @Test
    void presetsAreTheCountriesNumberingPlans() {
        DialPlanRules british = plan.preset("GB", DialPlanRules.NONE);
        DialPlanRules american = plan.preset("US", DialPlanRules.NONE);
        DialPlanRules german = plan.preset("DE", DialPlanRules.NONE);

        assertThat(british.countryCode() + british.tollDigit() + british.internationalCode()).isEqualTo("44000");
        assertThat(british.nationalNumberLength()).isEqualTo(11);
        assertThat(british.serviceCodes()).contains("999", "112");
        assertThat(american.countryCode() + " " + american.tollDigit() + " " + american.internationalCode())
                .isEqualTo("1 1 011");
        assertThat(american.serviceCodes()).contains("911");
        assertThat(german.nationalNumberLength()).isZero();
    }

    @Test
    void everyCountryHasAPresetThatCleansItsOwnNumbers() {
        assertThat(plan.countries()).hasSizeGreaterThan(200).allSatisfy(country -> {
            DialPlanRules rules = plan.preset(country, DialPlanRules.NONE);
            assertThat(rules.internationalCode()).as(country).isNotEmpty();
            assertThat(plan.with(rules).clean("+" + rules.countryCode() + "234567890").result())
                    .as(country).doesNotStartWith("+" + rules.countryCode() + rules.countryCode());
        });
    }

    @Test
    void anUnknownCountryIsRefusedByName() {
        assertThatThrownBy(() -> plan.preset("XX", DialPlanRules.NONE))
                .isInstanceOf(ProblemException.class).hasMessageContaining("XX");
    }

    @Test
    void theNumberingPlansOfTheWorldTellWhatANumberIs() {
        assertThat(plan.facts("07700 900123")).hasValueSatisfying(facts -> {
            assertThat(facts.e164()).isEqualTo("+447700900123");
            assertThat(facts.country()).isEqualTo("GB");
        });
        assertThat(plan.facts("020 7946 0123")).hasValueSatisfying(facts -> {
            assertThat(facts.kind()).isEqualTo(Kind.FIXED_LINE);
            assertThat(facts.valid()).isTrue();
        });
        assertThat(plan.facts("1001")).isEmpty();
        assertThat(plan.facts("Anna")).isEmpty();
    }

    @Test
    void aNumberIsAlsoLookedForAsOthersWriteIt() {
        assertThat(plan.spellings("+44 1234 567890")).startsWith("01234567890")
                .contains("01234 567890", "(01234) 567890", "+441234567890", "0123-456-7890");
        assertThat(plan.spellings("Anna")).containsExactly("Anna");
    }

    @Test
    void aPatternThatIsNoneIsRefusedAndTheOldOnesStay() {
        for (TelephoneFormat bad : List.of(
                new TelephoneFormat("(0", "$1"), new TelephoneFormat("(?=0)\\d", "x"), new TelephoneFormat("\\d+", "$1"))) {
            assertThatThrownBy(() -> admin.store(admin.formats(), new TelephoneFormats(List.of(bad)), ENGINEER))
                    .isInstanceOf(ProblemException.class).hasMessageContaining(bad.pattern().equals("\\d+") ? "$1" : bad.pattern());
        }

        assertThat(plan.spellings("01234567890")).contains("01234 567890");
    }

    @Test
    void noPatternHoldsAnythingUp() {
        admin.store(admin.formats(), new TelephoneFormats(List.of(
                new TelephoneFormat("(a*)*b|(\\d+)+x|(\\d?){60}\\d{60}", "never"))), ENGINEER);

        // a backtracking engine would not come back from this in the life of the universe
        assertThat(plan.spellings("0".repeat(64))).hasSize(1);
    }

    @Test
    void rulesAreInForceAtOnceAndNotOverwrittenUnseen() {
        var read = admin.rules();
        admin.store(read, Rules.boston(), ENGINEER);

        assertThatThrownBy(() -> admin.store(read, Rules.manchester(), ENGINEER)).isInstanceOf(ProblemException.class);
        assertThat(admin.rules().value()).isEqualTo(Rules.boston());
        assertThat(plan.rules()).isEqualTo(Rules.boston());
    }
}

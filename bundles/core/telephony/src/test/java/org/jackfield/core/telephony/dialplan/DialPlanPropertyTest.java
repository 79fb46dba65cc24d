package org.jackfield.core.telephony.dialplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jackfield.api.telephony.dialplan.DialPlanRules;
import org.jackfield.api.telephony.dialplan.Translation.Rule;
import org.jackfield.api.telephony.dialplan.Translation;

class DialPlanPropertyTest {

    private static final List<DialPlanRules> COUNTRIES =
            List.of("GB", "US", "DE", "FR", "ES", "IT", "RU", "AU", "SG", "NL").stream().map(Rules::preset).toList();

    @Provide
    Arbitrary<String> dialled() {
        return Arbitraries.strings().withChars("0123456789").withChars("019+*#( )-x").ofMaxLength(22);
    }

    @Provide
    Arbitrary<DialPlanRules> rules() {
        Arbitrary<DialPlanRules> countries = Arbitraries.of(COUNTRIES);
        Arbitrary<String> area = Arbitraries.strings().withChars("23456789").ofMinLength(2).ofMaxLength(4);
        return Combinators.combine(
                        countries, area.list().ofMaxSize(3), area.list().ofMaxSize(2),
                        Arbitraries.of(true, false), Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as((country, areas, overrides, toll, hash, code) -> Rules.of(
                        country, "", List.of(country.outsideLine()), areas, overrides, toll, hash, code));
    }

    @Property(tries = 5000)
    void whatIsCleanStaysAsItIs(@ForAll("rules") DialPlanRules rules, @ForAll("dialled") String number) {
        NumberCleaning cleaning = new NumberCleaning(rules);

        String clean = cleaning.clean(number).result();
        String dialled = cleaning.cleanDialled(number).result();
        String ddi = cleaning.cleanDdi(number).result();

        assertThat(cleaning.clean(clean).result()).isEqualTo(clean);
        assertThat(cleaning.clean(dialled).result()).isEqualTo(dialled);
        assertThat(cleaning.cleanDdi(ddi).result()).isEqualTo(ddi);
    }

    @Property(tries = 5000)
    void whatIsDialledReachesTheNumberThatWasMeant(
            @ForAll("rules") DialPlanRules rules, @ForAll("dialled") String number) {
        NumberCleaning cleaning = new NumberCleaning(rules);
        String clean = cleaning.clean(number).result();

        Translation dialled = new OutboundDialling(cleaning).dial(clean);

        boolean outside = dialled.steps().stream().anyMatch(step -> step.rule() == Rule.OUTSIDE_LINE_ADDED);
        assertThat(outside ? cleaning.cleanDialled(dialled.result()).result() : dialled.result()).isEqualTo(clean);
    }

    @Property(tries = 5000)
    void theStepsLeadToTheResult(@ForAll("rules") DialPlanRules rules, @ForAll("dialled") String number) {
        var found = new OutboundDialling(new NumberCleaning(rules)).dial(number);

        String last = found.steps().isEmpty() ? found.input() : found.steps().get(found.steps().size() - 1).result();
        assertThat(found.result()).isEqualTo(last);
    }
}

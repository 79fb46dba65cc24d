package org.jackfield.core.telephony.dialplan;

import java.util.List;
import org.jackfield.api.telephony.dialplan.DialPlanRules;

/** Dial plans of the tests. */
final class Rules {

    private Rules() {}

    static DialPlanRules of(
            DialPlanRules country, String didPrefix, List<String> prefixes, List<String> areas, List<String> overrides,
            boolean tollOnLocal, boolean dialHash, boolean dialLocalAreaCode) {
        return new DialPlanRules(
                country.country(), didPrefix, prefixes, country.outsideLine(), areas, overrides,
                country.maxExtensionLength(), country.serviceCodes(), country.tollDigit(),
                country.nationalNumberLength(), country.countryCode(), country.internationalCode(),
                country.tollOnLongDistance(), tollOnLocal, dialHash, dialLocalAreaCode);
    }

    static DialPlanRules preset(String country) {
        return new Countries().preset(country, DialPlanRules.NONE);
    }

    /** An office in Manchester. */
    static DialPlanRules manchester() {
        return of(preset("GB"), "01614", List.of("9", "9141"), List.of("0161"), List.of("0161900"), false, false, false);
    }

    /** An office in Boston with two area codes. */
    static DialPlanRules boston() {
        return of(preset("US"), "", List.of("8"), List.of("617", "857"), List.of(), false, false, false);
    }
}

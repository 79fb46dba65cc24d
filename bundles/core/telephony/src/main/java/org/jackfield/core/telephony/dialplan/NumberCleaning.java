package org.jackfield.core.telephony.dialplan;

import java.util.List;
import org.jackfield.api.telephony.dialplan.DialPlanRules;
import org.jackfield.api.telephony.dialplan.Translation.Rule;
import org.jackfield.api.telephony.dialplan.Translation;

/**
 * Brings numbers into their one form (manual §7.2.3). A pure function of the rules and the number, so that a replay gives
 * the same. A clean number cleaned again stays as it is.
 */
public final class NumberCleaning {

    /** Shorter than this nothing follows a code for another country. */
    static final int MIN_INTERNATIONAL = 4;

    private final DialPlanRules rules;
    private final List<String> areaCodes;

    /** Cleans by these rules. */
    public NumberCleaning(DialPlanRules rules) {
        this.rules = rules;
        this.areaCodes = rules.localAreaCodes().stream().map(this::withToll).toList();
    }

    public DialPlanRules rules() {
        return rules;
    }

    private boolean isOff() {
        return rules.country().isEmpty();
    }

    /** An area code, or the beginning of a national number, as it is dialled within the country. */
    private String withToll(String code) {
        return code.startsWith(rules.tollDigit()) ? code : rules.tollDigit() + code;
    }

    /** A caller's number, or one of which no call is known. */
    public Translation clean(String number) {
        Working working = new Working(number);
        if (!isOff() && working.keepDigits()) {
            complete(working, true);
        }
        return working.done();
    }

    /** A number that a telephone of the site dialled. */
    public Translation cleanDialled(String digits) {
        Working working = new Working(digits);
        if (isOff() || !working.keepDigits()) {
            return working.done();
        }
        if (working.number().indexOf('#') == working.number().length() - 1 && working.number().length() > 1
                && working.number().indexOf('*') < 0) {
            working.step(Rule.END_OF_DIALLING_REMOVED, "#",
                    working.number().substring(0, working.number().length() - 1));
        }
        if (!isServiceCode(working.number())) {
            removePrefix(working);
        }
        complete(working, true);
        return working.done();
    }

    private void removePrefix(Working working) {
        String longest = "";
        for (String prefix : rules.outboundPrefixes()) {
            if (prefix.length() > longest.length() && working.begins(prefix)
                    && working.number().length() > prefix.length()) {
                longest = prefix;
            }
        }
        if (!longest.isEmpty()) {
            working.step(Rule.PREFIX_REMOVED, longest, working.number().substring(longest.length()));
        }
    }

    /** The number that a caller dialled. */
    public Translation cleanDdi(String ddi) {
        Working working = new Working(ddi);
        if (isOff() || !working.keepDigits()) {
            return working.done();
        }
        String prefix = rules.didPrefix();
        if (!prefix.isEmpty() && !working.number().startsWith("+") && !working.begins(prefix)
                && prefix.length() + working.number().length() <= longestNational()) {
            working.prepend(Rule.DID_PREFIX_ADDED, prefix);
        }
        complete(working, false);
        return working.done();
    }

    private int longestNational() {
        return rules.nationalNumberLength() == 0 ? 15 : rules.nationalNumberLength();
    }

    boolean isServiceCode(String number) {
        return rules.serviceCodes().contains(number);
    }

    /** Brings digits into their one form. */
    void complete(Working working, boolean local) {
        String number = working.number();
        if (working.hasKeys()) {
            working.note(Rule.FEATURE_CODE, "");
        } else if (isServiceCode(number)) {
            working.note(Rule.SERVICE_CODE, number);
        } else if (number.startsWith("+")) {
            international(working, number.substring(1));
        } else if (number.length() <= rules.maxExtensionLength()) {
            working.note(Rule.EXTENSION, "");
        } else if (working.begins(rules.internationalCode())) {
            String rest = number.substring(rules.internationalCode().length());
            if (rest.length() >= MIN_INTERNATIONAL) {
                working.step(Rule.INTERNATIONAL_CODE_REPLACED, rules.internationalCode(), "+" + rest);
                international(working, rest);
            }
        } else {
            national(working, local);
        }
    }

    /** @param rest what follows the plus */
    private void international(Working working, String rest) {
        if (rest.startsWith(rules.countryCode())
                && rest.length() - rules.countryCode().length() >= MIN_INTERNATIONAL - 1
                && toNational(working, rest.substring(rules.countryCode().length()))) {
            return;
        }
        working.note(Rule.FOREIGN, "");
    }

    /** From the number behind the country code to the one that is dialled within the country. */
    private boolean toNational(Working working, String behindCountryCode) {
        String toll = rules.tollDigit();
        String significant = behindCountryCode;
        while (!toll.isEmpty() && significant.startsWith(toll) && significant.length() > toll.length()) {
            significant = significant.substring(toll.length());
        }
        String national = toll + significant;
        if (looksInternational(national)) {
            return false;
        }
        working.step(Rule.COUNTRY_CODE_REMOVED, rules.countryCode(), significant);
        working.prepend(Rule.TOLL_ADDED, toll);
        return true;
    }

    private boolean looksInternational(String number) {
        return !rules.internationalCode().isEmpty() && number.startsWith(rules.internationalCode());
    }

    private void national(Working working, boolean local) {
        String toll = rules.tollDigit();
        int length = rules.nationalNumberLength();
        if (working.begins(toll)) {
            return;
        }
        int digits = working.number().length();
        if (length > 0 && digits == rules.countryCode().length() + length - toll.length()
                && working.begins(rules.countryCode())) {
            toNational(working, working.number().substring(rules.countryCode().length()));
        } else if (length > 0 && !toll.isEmpty() && digits == length - toll.length()
                && !looksInternational(toll + working.number())) {
            working.prepend(Rule.TOLL_ADDED, toll);
        } else if (local) {
            completeLocal(working);
        }
    }

    private void completeLocal(Working working) {
        int length = rules.nationalNumberLength();
        for (String area : areaCodes) {
            boolean fits = length > 0
                    ? area.length() + working.number().length() == length
                    : !rules.tollDigit().isEmpty();
            if (fits && !looksInternational(area + working.number())) {
                working.prepend(Rule.AREA_CODE_ADDED, area);
                return;
            }
        }
    }

    /** The area codes with toll digit. */
    List<String> areaCodes() {
        return areaCodes;
    }
}

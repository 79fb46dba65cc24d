package org.jackfield.core.telephony.dialplan;

import org.jackfield.api.telephony.dialplan.DialPlanRules;
import org.jackfield.api.telephony.dialplan.Translation.Rule;
import org.jackfield.api.telephony.dialplan.Translation;

/**
 * What a telephone of the site must dial to reach a number (manual §7.2.3). Pure. What is dialled is never a short form
 * that the network, or {@link NumberCleaning}, would take for another number.
 */
public final class OutboundDialling {

    private final DialPlanRules rules;
    private final NumberCleaning cleaning;

    /** Dials by the rules that numbers are cleaned by. */
    public OutboundDialling(NumberCleaning cleaning) {
        this.cleaning = cleaning;
        this.rules = cleaning.rules();
    }

    /** {@return the digits to dial} */
    public Translation dial(String number) {
        Working working = new Working(number);
        if (rules.country().isEmpty() || !working.keepDigits()) {
            return working.done();
        }
        cleaning.complete(working, true);
        String clean = working.number();
        boolean inside = working.hasKeys()
                || clean.startsWith("+") && clean.length() <= NumberCleaning.MIN_INTERNATIONAL
                || !clean.startsWith("+") && clean.length() <= rules.maxExtensionLength()
                        && !cleaning.isServiceCode(clean);
        if (inside) {
            return working.done();
        }
        if (clean.startsWith("+")) {
            working.step(Rule.INTERNATIONAL_CODE_ADDED, rules.internationalCode(),
                    rules.internationalCode() + clean.substring(1));
        } else if (!cleaning.isServiceCode(clean) && clean.startsWith(rules.tollDigit())) {
            national(working, clean);
        }
        working.prepend(Rule.OUTSIDE_LINE_ADDED, rules.outsideLine());
        if (rules.dialHash()) {
            working.step(Rule.END_OF_DIALLING_ADDED, "#", working.number() + "#");
        }
        return working.done();
    }

    private void national(Working working, String clean) {
        String area = areaOf(clean);
        String override = area.isEmpty() ? "" : overrideOf(clean);
        if (!override.isEmpty()) {
            working.note(Rule.OVERRIDE, override);
        }
        if (area.isEmpty() || !override.isEmpty()) {
            if (!rules.tollOnLongDistance()) {
                removeToll(working, clean);
            }
            return;
        }
        String subscriber = clean.substring(area.length());
        boolean first = area.equals(cleaning.areaCodes().get(0));
        // a toll digit stands before an area code, never before a subscriber's number alone
        if (first && !rules.dialLocalAreaCode() && !rules.tollOnLocal() && meansTheSame(subscriber, clean)) {
            working.step(Rule.AREA_CODE_REMOVED, area, subscriber);
        } else if (!rules.tollOnLocal()) {
            removeToll(working, clean);
        }
    }

    private void removeToll(Working working, String clean) {
        String shorter = clean.substring(rules.tollDigit().length());
        if (!rules.tollDigit().isEmpty() && meansTheSame(shorter, clean)) {
            working.step(Rule.TOLL_REMOVED, rules.tollDigit(), shorter);
        }
    }

    /** A short form that begins like an emergency call, or reads as something else, is not dialled. */
    private boolean meansTheSame(String shorter, String clean) {
        return rules.serviceCodes().stream().noneMatch(shorter::startsWith)
                && cleaning.clean(shorter).result().equals(clean);
    }

    private String areaOf(String clean) {
        String longest = "";
        for (String area : cleaning.areaCodes()) {
            if (area.length() > longest.length() && clean.startsWith(area)) {
                longest = area;
            }
        }
        return longest;
    }

    private String overrideOf(String clean) {
        for (String code : rules.localOverrideCodes()) {
            String dialled = code.startsWith(rules.tollDigit()) ? code : rules.tollDigit() + code;
            if (clean.startsWith(dialled)) {
                return code;
            }
        }
        return "";
    }
}

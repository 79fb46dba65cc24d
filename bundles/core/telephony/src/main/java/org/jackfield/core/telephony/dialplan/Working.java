package org.jackfield.core.telephony.dialplan;

import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.telephony.dialplan.Translation;
import org.jackfield.api.telephony.dialplan.Translation.Rule;
import org.jackfield.api.telephony.dialplan.Translation.Step;

/** A number on its way through the rules. */
final class Working {

    private static final int MAX_LENGTH = 64;

    private final String input;
    private final List<Step> steps = new ArrayList<>(4);
    private String number;

    Working(String input) {
        this.input = input == null ? "" : input;
        this.number = this.input;
    }

    String number() {
        return number;
    }

    boolean begins(String code) {
        return !code.isEmpty() && number.startsWith(code);
    }

    /** Enters a step that leads to {@code result}. */
    void step(Rule rule, String detail, String result) {
        number = result;
        steps.add(new Step(rule, detail, result));
    }

    /** Enters a step that leaves the number as it is. */
    void note(Rule rule, String detail) {
        step(rule, detail, number);
    }

    void prepend(Rule rule, String code) {
        if (!code.isEmpty()) {
            step(rule, code, code + number);
        }
    }

    /**
     * Leaves of a number only what can be dialled, and a plus in front.
     *
     * @return whether it is a number
     */
    boolean keepDigits() {
        StringBuilder kept = new StringBuilder(number.length());
        boolean digits = false;
        for (int i = 0; i < number.length() && number.length() <= MAX_LENGTH; i++) {
            char c = number.charAt(i);
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                kept.append((char) ('0' + digit));
                digits = true;
            } else if (c == '*' || c == '#' || c == '+' && kept.isEmpty()) {
                kept.append(c);
            } else if (" -.()/\t\u00a0\u2010\u2011\u2013".indexOf(c) < 0) {
                digits = false;
                break;
            }
        }
        if (!digits) {
            if (!number.isEmpty()) {
                note(Rule.NOT_A_NUMBER, "");
            }
            return false;
        }
        if (kept.length() != number.length() || !kept.toString().equals(number)) {
            step(Rule.PUNCTUATION_REMOVED, "", kept.toString());
        }
        return true;
    }

    /** {@return whether it holds a sign that no telephone number has, but what is dialled at a telephone} */
    boolean hasKeys() {
        return number.indexOf('*') >= 0 || number.indexOf('#') >= 0;
    }

    Translation done() {
        return new Translation(input, number, steps);
    }
}

package org.jackfield.core.contacts.importing;

/**
 * Keeps a spreadsheet from taking a text for a formula: an apostrophe before whatever could be one. A telephone number with a
 * plus sign stays as it is. {@link #off} takes the apostrophe away again.
 */
final class FormulaGuard {

    private static final String BEGINNINGS = "=+-@\t\r\n";

    private FormulaGuard() {}

    static String on(String value) {
        return isNumber(value) || !couldBeFormula(value) ? value : '\'' + value;
    }

    static String off(String value) {
        return value.startsWith("'") && couldBeFormula(value.substring(1)) ? value.substring(1) : value;
    }

    /** What is guarded already could be one too, so that taking the guard off gives back what there was. */
    private static boolean couldBeFormula(String value) {
        int at = 0;
        while (at < value.length() && value.charAt(at) == '\'') {
            at++;
        }
        return at < value.length() && BEGINNINGS.indexOf(value.charAt(at)) >= 0;
    }

    private static boolean isNumber(String value) {
        return value.length() > 1
                && value.charAt(0) == '+'
                && value.chars().skip(1).allMatch(c -> c >= '0' && c <= '9' || c == ' ' || c == '(' || c == ')');
    }
}

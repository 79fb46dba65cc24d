package org.jackfield.api.telephony.dialplan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jackfield.api.problem.ProblemException;

/**
 * The settings of a dial plan (manual §7.2.3). Texts and lists are never null; numbers are of at most 20 digits.
 *
 * @param country ISO 3166 code of the country the phone system is in; empty until a dial plan was set up, and then no
 *     number is changed
 * @param didPrefix what is put in front of a number that a caller dialled
 * @param outboundPrefixes what users dial before an outside number and is not part of it; the longest that matches is
 *     taken off, once
 * @param outsideLine what gives an outside line
 * @param localAreaCodes the area codes that count as local, with or without toll digit; the first is that of the
 *     site's lines
 * @param localOverrideCodes beginnings of numbers that are local by their area code and yet dialled like long-distance
 *     ones
 * @param maxExtensionLength how many digits the longest extension has, 1 to 10
 * @param serviceCodes short numbers of the network, such as those for emergencies
 * @param tollDigit what is dialled before an area code, empty in countries that have none
 * @param nationalNumberLength how many digits a national number has, with area code and toll digit; 0 where they differ
 * @param countryCode the country's code, without plus
 * @param internationalCode what is dialled before the code of another country
 * @param tollOnLongDistance whether the toll digit is dialled for calls to other areas
 * @param tollOnLocal whether the toll digit is dialled for local calls
 * @param dialHash whether {@code #} is dialled at the end
 * @param dialLocalAreaCode whether the first local area code is dialled for local calls; the others always are
 */
public record DialPlanRules(
        String country,
        String didPrefix,
        List<String> outboundPrefixes,
        String outsideLine,
        List<String> localAreaCodes,
        List<String> localOverrideCodes,
        int maxExtensionLength,
        List<String> serviceCodes,
        String tollDigit,
        int nationalNumberLength,
        String countryCode,
        String internationalCode,
        boolean tollOnLongDistance,
        boolean tollOnLocal,
        boolean dialHash,
        boolean dialLocalAreaCode) {

    private static final int MAX_CODES = 1000;
    private static final Pattern DIGITS = Pattern.compile("[0-9*#]{0,20}");

    /** No dial plan: every number stays as it is. */
    public static final DialPlanRules NONE = new DialPlanRules(
            "", "", List.of(), "", List.of(), List.of(), 4, List.of(), "", 0, "", "", true, false, false, false);


    public DialPlanRules {
        country = Objects.requireNonNullElse(country, "").strip();
        if (!country.matches("|[A-Z]{2}")) {
            throw refused("country", country, "A country is given by the two capital letters of ISO 3166, such as GB.");
        }
        didPrefix = digits("didPrefix", didPrefix);
        outsideLine = digits("outsideLine", outsideLine);
        tollDigit = digits("tollDigit", tollDigit);
        countryCode = digits("countryCode", countryCode);
        internationalCode = digits("internationalCode", internationalCode);
        outboundPrefixes = codes("outboundPrefixes", outboundPrefixes);
        localAreaCodes = codes("localAreaCodes", localAreaCodes);
        localOverrideCodes = codes("localOverrideCodes", localOverrideCodes);
        serviceCodes = codes("serviceCodes", serviceCodes);
        if (maxExtensionLength < 1 || maxExtensionLength > 10) {
            throw refused("maxExtensionLength", Integer.toString(maxExtensionLength), "Extensions have 1 to 10 digits.");
        }
        if (nationalNumberLength != 0 && (nationalNumberLength <= maxExtensionLength || nationalNumberLength > 20)) {
            throw refused("nationalNumberLength", Integer.toString(nationalNumberLength),
                    "A national number is longer than an extension and has 20 digits at most; 0 if the length differs.");
        }
        if (!country.isEmpty() && countryCode.isEmpty()) {
            throw refused("countryCode", countryCode, "A country has a country code, such as 44.");
        }
        for (String area : localAreaCodes) {
            String dialled = area.startsWith(tollDigit) ? area : tollDigit + area;
            if (!internationalCode.isEmpty() && dialled.startsWith(internationalCode)) {
                throw refused("localAreaCodes", area, "An area code cannot begin like a call to another country.");
            }
        }
    }

    private static String digits(String setting, String value) {
        String found = Objects.requireNonNullElse(value, "").strip();
        if (!DIGITS.matcher(found).matches()) {
            throw refused(setting, found, "Only digits, * and # can be dialled, at most 20 of them.");
        }
        return found;
    }

    private static List<String> codes(String setting, List<String> values) {
        LinkedHashSet<String> found = new LinkedHashSet<>();
        for (String value : values == null ? List.<String>of() : values) {
            String code = digits(setting, value);
            if (!code.isEmpty()) {
                found.add(code);
            }
        }
        if (found.size() > MAX_CODES) {
            throw refused(setting, Integer.toString(found.size()), "A list has " + MAX_CODES + " codes at most.");
        }
        return List.copyOf(found);
    }

    private static ProblemException refused(String setting, String input, String rule) {
        return ProblemException.invalid(
                "dialplan.invalid", setting + ": " + input, rule, "Correct " + setting + " of the dial plan.");
    }
}

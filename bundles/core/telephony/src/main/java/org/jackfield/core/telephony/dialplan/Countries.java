package org.jackfield.core.telephony.dialplan;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.telephony.dialplan.DialPlanRules;
import org.jackfield.api.telephony.dialplan.NumberFacts.Kind;
import org.jackfield.api.telephony.dialplan.NumberFacts;

/** The numbering plans of the world, as libphonenumber knows them. */
final class Countries {

    private static final int NORTH_AMERICA = 1;
    private static final String NO_COUNTRY = "001";
    private static final String UNKNOWN = "ZZ";

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

    List<String> codes() {
        return numbers.getSupportedRegions().stream().sorted().toList();
    }

    /** The rules of a country; the extension length and the outside line are those of {@code current}. */
    DialPlanRules preset(String country, DialPlanRules current) {
        if (!numbers.getSupportedRegions().contains(country)) {
            throw ProblemException.invalid(
                    "dialplan.unknown-country", country, "There is no preset for this country.",
                    "Give the two capital letters of a country, such as GB.");
        }
        int code = numbers.getCountryCodeForRegion(country);
        String toll = digits(numbers.getNddPrefixForRegion(country, true));
        String outside = !current.outsideLine().isEmpty() ? current.outsideLine() : code == NORTH_AMERICA ? "8" : "9";
        return new DialPlanRules(
                country, "", List.of(outside), outside, List.of(), List.of(), current.maxExtensionLength(),
                emergencyNumbers(country), toll, nationalLength(country, toll, current.maxExtensionLength()),
                Integer.toString(code), internationalCode(country), !toll.isEmpty(), false, current.dialHash(), false);
    }

    private static String digits(String text) {
        return text == null ? "" : text.replaceAll("\\D", "");
    }

    /** What both fixed and mobile numbers of the country have, else 0; some islands' are no longer than an extension. */
    private int nationalLength(String country, String toll, int extension) {
        int fixed = significantLength(numbers.getExampleNumberForType(country, PhoneNumberType.FIXED_LINE));
        int mobile = significantLength(numbers.getExampleNumberForType(country, PhoneNumberType.MOBILE));
        int length = toll.length() + fixed;
        return fixed == mobile && fixed > 0 && length > extension ? length : 0;
    }

    private int significantLength(PhoneNumber example) {
        return example == null ? 0 : numbers.getNationalSignificantNumber(example).length();
    }

    /** Read off how a number of another country is dialled there. */
    private String internationalCode(String country) {
        int own = numbers.getCountryCodeForRegion(country);
        PhoneNumber abroad = numbers.getExampleNumber(own == 44 ? "FR" : "GB");
        String dialled = numbers.formatOutOfCountryCallingNumber(abroad, country);
        int end = dialled.indexOf(" " + abroad.getCountryCode() + " ");
        return dialled.startsWith("+") || end < 0 ? "00" : digits(dialled.substring(0, end));
    }

    private static List<String> emergencyNumbers(String country) {
        List<String> found = new ArrayList<>();
        for (int candidate = 0; candidate < 1000; candidate++) {
            String number = "%03d".formatted(candidate);
            if (ShortNumberInfo.getInstance().isEmergencyNumber(number, country)) {
                found.add(number);
            }
        }
        return found;
    }

    /** What is known of a clean number. */
    Optional<NumberFacts> facts(String clean, DialPlanRules rules) {
        if (clean.indexOf('*') >= 0 || clean.indexOf('#') >= 0 || clean.length() <= rules.maxExtensionLength()) {
            return Optional.empty();
        }
        try {
            PhoneNumber number = numbers.parse(clean, rules.country());
            String known = numbers.getRegionCodeForNumber(number);
            String region = known == null ? numbers.getRegionCodeForCountryCode(number.getCountryCode()) : known;
            return Optional.of(new NumberFacts(
                    numbers.format(number, PhoneNumberFormat.E164),
                    numbers.format(number, PhoneNumberFormat.INTERNATIONAL),
                    region.equals(NO_COUNTRY) || region.equals(UNKNOWN) ? "" : region,
                    numbers.isValidNumber(number),
                    kind(numbers.getNumberType(number))));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    private static Kind kind(PhoneNumberType type) {
        return switch (type) {
            case FIXED_LINE -> Kind.FIXED_LINE;
            case MOBILE -> Kind.MOBILE;
            case FIXED_LINE_OR_MOBILE -> Kind.FIXED_LINE_OR_MOBILE;
            case TOLL_FREE -> Kind.TOLL_FREE;
            case PREMIUM_RATE -> Kind.PREMIUM_RATE;
            case SHARED_COST -> Kind.SHARED_COST;
            case UNKNOWN -> Kind.UNKNOWN;
            default -> Kind.OTHER;
        };
    }
}

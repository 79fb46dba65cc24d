package org.jackfield.distribution.portal.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jackfield.api.licence.Entitlement;
import org.jackfield.api.licence.Grant;
import org.jackfield.api.licence.LicensedVersion;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.distribution.licence.Grants;
import org.jackfield.distribution.portal.web.Call;

/** The fields for entitlements, trials and versions, and what was entered there. */
final class GoodsForm {

    private static final String ENTITLEMENT = "e.";

    private GoodsForm() {}

    /** {@return a field for each entitlement: a box to tick or a number} */
    static Html entitlements(Frame frame) {
        List<Html> groups = new ArrayList<>();
        for (Entitlement.Section section : Entitlement.Section.values()) {
            List<Html> fields = Arrays.stream(Entitlement.values())
                    .filter(one -> one.section() == section)
                    .map(one -> field(frame, one))
                    .toList();
            if (!fields.isEmpty()) {
                groups.add(frame.html("<fieldset><legend>{}</legend>{}</fieldset>", section.title(), fields));
            }
        }
        groups.add(frame.field("others", "goods.others", "", "placeholder=\"com.example.wallboard=3\""));
        groups.add(frame.field("trialDays", "goods.trial", "", "type=\"number\" min=\"1\" max=\"3650\""));
        return frame.html("{}", groups);
    }

    private static Html field(Frame frame, Entitlement one) {
        return one.kind() == Entitlement.Kind.SWITCH
                ? frame.html("<label class=\"tick\"><input type=\"checkbox\" name=\"{}\" value=\"yes\">{}</label>",
                        ENTITLEMENT + one.id(), one.title())
                : frame.html("<label>{} ({})<input type=\"number\" min=\"1\" max=\"1000000\" name=\"{}\"></label>",
                        one.title(), one.unit(), ENTITLEMENT + one.id());
    }

    /** {@return the grants that were entered} */
    static List<Grant> grants(Call call) {
        List<String> words = new ArrayList<>();
        for (Entitlement one : Entitlement.values()) {
            String value = call.field(ENTITLEMENT + one.id());
            if (!value.isEmpty()) {
                words.add(one.kind() == Entitlement.Kind.SWITCH ? one.id() : one.id() + "=" + value);
            }
        }
        Arrays.stream(call.field("others").split("[,\\s]+")).filter(word -> !word.isEmpty()).forEach(words::add);
        return grants(words);
    }

    /** {@return the grants that words mean} */
    static List<Grant> grants(List<String> words) {
        try {
            return words.isEmpty() ? List.of() : Grants.of(Optional.empty(), words, Optional.empty());
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("order.entitlement", e.getMessage(), "This is no entitlement.", "Correct it.");
        }
    }

    static OptionalInt trialDays(Call call) {
        return call.field("trialDays").isEmpty() ? OptionalInt.empty() : OptionalInt.of(number(call, "trialDays", 0));
    }

    static Optional<LicensedVersion> version(Call call) {
        String version = call.field("version");
        try {
            return version.isEmpty() ? Optional.empty() : Optional.of(LicensedVersion.of(version));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("order.version", version, "This is no version.", "Write it like 1.0.");
        }
    }

    static int number(Call call, String field, int otherwise) {
        String digits = call.field(field);
        try {
            return digits.isEmpty() ? otherwise : Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw ProblemException.invalid("order.number", field + " " + digits, "This is no number.", "Enter a whole number.");
        }
    }
}

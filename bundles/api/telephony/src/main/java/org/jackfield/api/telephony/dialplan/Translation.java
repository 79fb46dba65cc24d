package org.jackfield.api.telephony.dialplan;

import java.util.List;
import java.util.Objects;

/**
 * A number that went through the dial plan.
 *
 * @param input what went in
 * @param result what came out; equals {@code input} if no rule changed anything
 * @param steps the rules that applied, in their order; immutable, empty if none did
 */
public record Translation(String input, String result, List<Step> steps) {

    /**
     * One rule that applied.
     *
     * @param rule the rule
     * @param detail the digits, or the setting, that made it apply; empty if the rule says it all
     * @param result the number after it
     */
    public record Step(Rule rule, String detail, String result) {
        public Step {
            Objects.requireNonNull(rule, "rule");
            detail = Objects.requireNonNullElse(detail, "");
            Objects.requireNonNull(result, "result");
        }
    }

    /** The rules of a dial plan. */
    public enum Rule {
        /** No number at all, such as a name or an address: left as it is. */
        NOT_A_NUMBER,
        /** Spaces, brackets and the like were taken out. */
        PUNCTUATION_REMOVED,
        /** The sign that ends dialling was taken off. */
        END_OF_DIALLING_REMOVED,
        /** One of the outbound prefixes was taken off. */
        PREFIX_REMOVED,
        /** A service code: left as it is. */
        SERVICE_CODE,
        /** Not longer than an extension: left as it is. */
        EXTENSION,
        /** A feature code of the phone system: dialled as it is. */
        FEATURE_CODE,
        /** The international outbound code was replaced by a plus sign. */
        INTERNATIONAL_CODE_REPLACED,
        /** A number of the site's own country: its country code was taken off. */
        COUNTRY_CODE_REMOVED,
        /** A number of another country. */
        FOREIGN,
        /** The toll digit was put in front. */
        TOLL_ADDED,
        /** The toll digit was taken off. */
        TOLL_REMOVED,
        /** The local area code was put in front. */
        AREA_CODE_ADDED,
        /** The local area code was taken off. */
        AREA_CODE_REMOVED,
        /** A local number that is dialled like a long-distance one. */
        OVERRIDE,
        /** The DID prefix was put in front. */
        DID_PREFIX_ADDED,
        /** The international outbound code was put in front. */
        INTERNATIONAL_CODE_ADDED,
        /** The code for an outside line was put in front. */
        OUTSIDE_LINE_ADDED,
        /** The sign that ends dialling was put behind. */
        END_OF_DIALLING_ADDED
    }

    public Translation {
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(result, "result");
        steps = List.copyOf(steps);
    }

    /** {@return whether the rules changed the number} */
    public boolean isChanged() {
        return !input.equals(result);
    }
}

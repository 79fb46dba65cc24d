package org.jackfield.api.telephony.dialplan;

import java.util.Objects;

/**
 * What the numbering plans of the world say of a number.
 *
 * @param e164 {@code +}, country code and number, digits only
 * @param written how it is written internationally, with spaces
 * @param country ISO 3166 code, empty if the number is of no one country
 * @param valid whether such a number can exist
 * @param kind what it is, as far as the number tells
 */
public record NumberFacts(String e164, String written, String country, boolean valid, Kind kind) {

    /** What kind of number it is. */
    public enum Kind {
        FIXED_LINE,
        MOBILE,
        /** Fixed line or mobile: the country's plan does not tell them apart. */
        FIXED_LINE_OR_MOBILE,
        TOLL_FREE,
        PREMIUM_RATE,
        SHARED_COST,
        OTHER,
        UNKNOWN
    }

    public NumberFacts {
        Objects.requireNonNull(e164, "e164");
        Objects.requireNonNull(written, "written");
        country = Objects.requireNonNullElse(country, "");
        Objects.requireNonNull(kind, "kind");
    }
}

package org.jackfield.core.telephony.dialplan;

import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.api.telephony.dialplan.DialPlan;
import org.jackfield.api.telephony.dialplan.DialPlanRules;
import org.jackfield.api.telephony.dialplan.TelephoneFormat;
import org.jackfield.api.telephony.dialplan.TelephoneFormats;

/** How a dial plan is stored. */
public final class DialPlanSettings {

    /** The id of {@link #RULES}. */
    public static final String RULES_ID = "org.jackfield.core.telephony.dialplan";

    /** The rules; none until somebody set them up. */
    public static final SettingsType<DialPlanRules> RULES =
            new SettingsType<>(RULES_ID, DialPlanRules.class, DialPlanRules.NONE, DialPlan.CONFIGURE);

    /** The telephone formats. */
    public static final SettingsType<TelephoneFormats> FORMATS = new SettingsType<>(
            "org.jackfield.core.telephony.formats", TelephoneFormats.class, usual(), DialPlan.CONFIGURE);

    private DialPlanSettings() {}

    /** Those of the United Kingdom, by the number of digits before and behind a gap, and of North America. */
    private static TelephoneFormats usual() {
        List<TelephoneFormat> formats = new ArrayList<>();
        for (int area = 3; area <= 5; area++) {
            String pattern = "(0\\d{%d})(\\d{%d})".formatted(area - 1, 11 - area);
            for (String written : List.of("$1 $2", "$1-$2", "($1) $2", "($1)$2", "($1)-$2")) {
                formats.add(new TelephoneFormat(pattern, written));
            }
        }
        for (String pattern : List.of("(0\\d{2})(\\d{3})(\\d{5})", "(0\\d{2})(\\d{4})(\\d{4})", "(0\\d{3})(\\d{3})(\\d{4})")) {
            formats.add(new TelephoneFormat(pattern, "$1 $2 $3"));
            formats.add(new TelephoneFormat(pattern, "$1-$2-$3"));
        }
        formats.add(new TelephoneFormat("0(\\d{10})", "+44$1"));
        formats.add(new TelephoneFormat("0(\\d{10})", "44$1"));
        formats.add(new TelephoneFormat("0(\\d{4})(\\d{6})", "44 (0$1)$2"));
        formats.add(new TelephoneFormat("0(\\d{3})(\\d{3})(\\d{4})", "+44 ($1) $2 $3"));
        formats.add(new TelephoneFormat("0(\\d{2})(\\d{4})(\\d{4})", "+44 (0$1)$2 $3"));
        String american = "1?([2-9]\\d{2})(\\d{3})(\\d{4})";
        for (String written : List.of(
                "$1$2$3", "$1-$2-$3", "$1.$2.$3", "($1) $2-$3", "($1)$2-$3", "1$1$2$3", "1-$1-$2-$3", "1-$1.$2.$3",
                "1($1) $2-$3", "+1 ($1) $2-$3")) {
            formats.add(new TelephoneFormat(american, written));
        }
        return new TelephoneFormats(formats);
    }
}

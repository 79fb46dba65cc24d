package org.jackfield.core.telephony.dialplan;

import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * The dial plan with which an installation is delivered:
 * {@code etc/org.jackfield.core.telephony.dialplan.preset.cfg}.
 */
@ComponentPropertyType
public @interface DialPlanPreset {

    /** ISO 3166 code of the country. */
    String country() default "";

    /** What gives an outside line; empty for what is usual in the country. */
    String outsideLine() default "";

    /** The local area codes, separated by commas. */
    String localAreaCodes() default "";

    /** What is put in front of a number that a caller dialled. */
    String didPrefix() default "";

    /** How many digits the longest extension has. */
    int maxExtensionLength() default 4;
}

package org.jackfield.core.contacts;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** A directory that an installation begins with: {@code etc/org.jackfield.core.contacts.preset-<name>.cfg}. */
@ComponentPropertyType
public @interface PresetDirectory {

    /** Its name. */
    String directory() default "";

    /** {@code shared} or {@code speed-dials}. */
    String kind() default "shared";

    /** A CSV file in the folder of imports. */
    String file() default "";

    /** What the numbers are called, separated by commas. */
    String[] numberLabels() default {};

    /** What the fields are called, separated by commas. */
    String[] fieldLabels() default {};
}

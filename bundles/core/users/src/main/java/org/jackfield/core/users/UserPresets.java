package org.jackfield.core.users;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** Who works here until somebody changes it: {@code etc/org.jackfield.core.users.presets.cfg}. */
@ComponentPropertyType
public @interface UserPresets {

    /** Name of the phone system whose telephones name the users. */
    String phoneSystem() default "";

    /** Units with the extensions of their users: {@code Sales: 1004-1009, 1020; Sales/Field: 1010}. */
    String units() default "";
}

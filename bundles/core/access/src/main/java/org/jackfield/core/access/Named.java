package org.jackfield.core.access;

import java.util.UUID;

/** What profiles, roles and filters have in common. */
public sealed interface Named permits SecurityProfile, Role, AccessFilter {

    /** The longest name. */
    int MAX_NAME = 100;

    /** The longest description. */
    int MAX_DESCRIPTION = 500;

    /** {@return which one, for ever} */
    UUID id();

    /** {@return how often it was written; 0 if it is not stored} */
    long revision();

    /** {@return how people call it} */
    String name();
}

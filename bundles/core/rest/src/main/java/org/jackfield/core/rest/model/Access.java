package org.jackfield.core.rest.model;

/** Who may call an operation. */
public sealed interface Access {

    /** Everybody. */
    record Anybody() implements Access {}

    /** Whoever is logged in. */
    record LoggedIn() implements Access {}

    /** Whoever has a permission on the site. */
    record Permitted(String permission) implements Access {}
}

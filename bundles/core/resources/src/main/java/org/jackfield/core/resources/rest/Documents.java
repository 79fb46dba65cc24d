package org.jackfield.core.resources.rest;

/** What is nothing inside is left out outside. */
final class Documents {

    private Documents() {}

    /** {@return the text; null if it is empty} */
    static String text(String text) {
        return text.isEmpty() ? null : text;
    }
}

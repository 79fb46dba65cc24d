package org.jackfield.core.contacts;

import java.util.List;
import org.jackfield.api.contacts.ContactService;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.core.contacts.match.TelephoneFormat;

/**
 * How numbers are compared.
 *
 * @param longestExtension a number that is not longer is an extension and no contact's
 * @param formats ways to write a number, and what they mean; the first that matches holds
 */
public record ContactsSettings(int longestExtension, List<TelephoneFormat> formats) {

    private static final int MAX_FORMATS = 50;
    private static final int MAX_EXTENSION = 10;

    /** Numbers as they are written in the United Kingdom, in North America, and abroad. */
    static final List<TelephoneFormat> STANDARD = List.of(
            new TelephoneFormat("^(?:\\+|00|011)?440?([1-9]\\d{8,9})$", "0$1"),
            new TelephoneFormat("^(?:\\+|00|011)?1([2-9]\\d{9})$", "$1"),
            new TelephoneFormat("^(?:00|011)([1-9]\\d{6,14})$", "+$1"));

    public static final SettingsType<ContactsSettings> TYPE = new SettingsType<>(
            "org.jackfield.core.contacts", ContactsSettings.class, new ContactsSettings(5, STANDARD),
            ContactService.CONFIGURE);

    /** Checks the bounds. */
    public ContactsSettings {
        formats = List.copyOf(formats);
        if (longestExtension < 0 || longestExtension > MAX_EXTENSION) {
            throw ProblemException.invalid(
                    "contacts.longest-extension", Integer.toString(longestExtension), "No extension is that long.",
                    "Give 0 to " + MAX_EXTENSION + " digits.");
        }
        if (formats.size() > MAX_FORMATS) {
            throw ProblemException.invalid(
                    "contacts.format", formats.size() + " formats", "These are too many telephone formats.",
                    "Keep at most " + MAX_FORMATS + ".");
        }
    }
}

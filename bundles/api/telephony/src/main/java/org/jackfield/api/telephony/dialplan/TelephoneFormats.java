package org.jackfield.api.telephony.dialplan;

import java.util.List;
import org.jackfield.api.problem.ProblemException;

/**
 * The ways in which others write numbers down (manual §7.1.3.6).
 *
 * @param formats in the order in which they are tried; at most {@value #MAX}
 */
public record TelephoneFormats(List<TelephoneFormat> formats) {

    /** How many there can be. */
    public static final int MAX = 200;

    public TelephoneFormats {
        formats = List.copyOf(formats);
        if (formats.size() > MAX) {
            throw ProblemException.invalid(
                    "dialplan.formats", Integer.toString(formats.size()),
                    "There can be " + MAX + " telephone formats at most.", "Remove those that are not needed.");
        }
    }
}

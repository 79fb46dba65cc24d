package org.jackfield.api.telephony.event;

import java.util.Objects;

/**
 * What a phone system tells about the outside end of a call. Texts are never null, empty if not known.
 *
 * @param number inbound: the caller's number; outbound: the number dialled, as the phone system gives it
 * @param name the name that came with the number, from the network or the phone system's speed dials
 * @param ddi inbound: the number that the caller dialled, as far as the network passed it on
 * @param ddiName inbound: the name of that number or line (DNIS)
 */
public record ExternalParty(String number, String name, String ddi, String ddiName) {

    /** Nothing is known, or there is no outside end. */
    public static final ExternalParty NONE = new ExternalParty("", "", "", "");

    public ExternalParty {
        number = Objects.requireNonNullElse(number, "");
        name = Objects.requireNonNullElse(name, "");
        ddi = Objects.requireNonNullElse(ddi, "");
        ddiName = Objects.requireNonNullElse(ddiName, "");
    }

    /** An outbound call's far end. */
    public static ExternalParty dialled(String number) {
        return number == null || number.isEmpty() ? NONE : new ExternalParty(number, "", "", "");
    }

    /** This, with every text that the newer one knows taken from it. */
    public ExternalParty updatedBy(ExternalParty newer) {
        if (newer.equals(NONE) || newer.equals(this)) {
            return this;
        }
        return new ExternalParty(
                newer.number.isEmpty() ? number : newer.number,
                newer.name.isEmpty() ? name : newer.name,
                newer.ddi.isEmpty() ? ddi : newer.ddi,
                newer.ddiName.isEmpty() ? ddiName : newer.ddiName);
    }
}

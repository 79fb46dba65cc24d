package org.jackfield.core.resources.rest;

import org.jackfield.api.rest.Summary;
import org.jackfield.api.telephony.event.ExternalParty;

/** The party outside, as it is shown outside. */
@Summary("The party outside")
public record OutsideDocument(
        @Summary("The caller's number, or the number dialled") String number,
        String name,
        @Summary("The number the caller dialled") String ddi,
        String ddiName) {

    /** {@return the party; null if nothing is known} */
    static OutsideDocument of(ExternalParty party) {
        return party.equals(ExternalParty.NONE)
                ? null
                : new OutsideDocument(
                        Documents.text(party.number()),
                        Documents.text(party.name()),
                        Documents.text(party.ddi()),
                        Documents.text(party.ddiName()));
    }
}

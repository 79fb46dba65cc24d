package org.jackfield.core.resources.rest;

import org.jackfield.api.rest.Summary;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.call.Party;

/** A device in a call, as it is shown outside. */
@Summary("A device in a call, named as it was then")
public record PartyDocument(
        @Summary("The node's number, on a phone system of several") String node,
        String number,
        DeviceKind kind,
        String name,
        @Summary("The agent logged on at it") String agent,
        String agentName) {

    /** {@return the party; null if it is nobody} */
    static PartyDocument of(Party party) {
        return party.isNone()
                ? null
                : new PartyDocument(
                        Documents.text(party.device().node()),
                        party.device().number(),
                        party.kind(),
                        Documents.text(party.name()),
                        Documents.text(party.agent().toString()),
                        Documents.text(party.agentName()));
    }
}

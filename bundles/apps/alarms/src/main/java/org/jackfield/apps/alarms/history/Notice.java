package org.jackfield.apps.alarms.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a profile did about an alarm.
 *
 * @param id for ever
 * @param alarm the alarm
 * @param profileId the profile
 * @param profile its description then
 * @param source the alarm's source
 * @param kind the alarm's kind
 * @param at when
 * @param state what became of it
 * @param heldBack how many alarms like it were held back before it, since the last one that was told
 * @param inBrowser whether team leaders were shown it
 * @param to who was to get mail; empty without mail
 * @param copies who was to get a copy
 * @param mail the mail, once it was accepted
 * @param problem why there is no mail, or not yet; empty if nothing went wrong
 */
public record Notice(
        UUID id,
        UUID alarm,
        String profileId,
        String profile,
        String source,
        AlarmKind kind,
        Instant at,
        State state,
        int heldBack,
        boolean inBrowser,
        List<String> to,
        List<String> copies,
        Optional<UUID> mail,
        String problem) {

    /** What became of a notice. */
    public enum State {
        /** Nobody was told, because of the repeat rule or because of a storm of alarms. */
        HELD_BACK,
        /** There is no mail to it. */
        SHOWN,
        /** The mail is still to be handed over. */
        TO_SEND,
        /** The mail was handed over and is on its way; with a problem, the mail server did not take it yet. */
        HANDED_OVER,
        /** The mail server took it. */
        SENT,
        /** The mail was given up. */
        FAILED
    }

    /** {@return the same, in another state} */
    public Notice with(State state, Optional<UUID> mail, String problem) {
        return new Notice(
                id, alarm, profileId, profile, source, kind, at, state, heldBack, inBrowser, to, copies, mail, problem);
    }
}

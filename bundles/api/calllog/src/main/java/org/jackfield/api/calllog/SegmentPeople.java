package org.jackfield.api.calllog;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jackfield.api.contacts.ContactService;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UsersService;

/**
 * Whose part in a call a segment is, who called from within, and who is at its outside end, as they were known when it was
 * stored or assigned later. Names are those of then.
 *
 * @param user the user; null if it is nobody's, or the user was removed for ever
 * @param userName the user's name; empty if it is nobody's; never null
 * @param callerUser the user who called, of internal calls; null of external ones, if it was nobody, or the user was removed
 *     for ever
 * @param callerUserName that user's name; empty if there is none; never null
 * @param contact the contact; null if none is known
 * @param contactName the contact's name; empty if none is known; never null
 */
public record SegmentPeople(
        UUID user, String userName, UUID callerUser, String callerUserName, UUID contact, String contactName) {

    /** Nobody is known. */
    public static final SegmentPeople NONE = new SegmentPeople(null, "", null, "", null, "");

    /** Puts missing names right. */
    public SegmentPeople {
        userName = Objects.requireNonNullElse(userName, "");
        callerUserName = Objects.requireNonNullElse(callerUserName, "");
        contactName = Objects.requireNonNullElse(contactName, "");
    }

    /**
     * {@return who is known of a segment now: whose it is, whose device called if the call is internal, and who is outside in
     * the shared directories that the first of these has; never a personal contact, for others read what is kept}
     *
     * @param segment never null
     */
    public static SegmentPeople known(Segment segment, UsersService users, ContactService contacts) {
        SegmentPeople people = attributed(segment, users);
        return contacts.matchShared(segment, Optional.ofNullable(people.user()))
                .map(match -> people.withContact(match.contact(), match.name()))
                .orElse(people);
    }

    /**
     * {@return whose a segment is now, and whose device called if the call is internal; no contact}
     *
     * @param segment never null
     */
    public static SegmentPeople attributed(Segment segment, UsersService users) {
        SegmentPeople caller = segment.type() == CallType.INTERNAL && !segment.caller().isNone()
                ? owner(segment.system(), segment.caller(), users).map(who -> NONE.withCaller(who.id(), who.name())).orElse(NONE)
                : NONE;
        return users.attribute(segment).map(whose -> caller.withUser(whose.id(), whose.name())).orElse(caller);
    }

    private static Optional<User> owner(PhoneSystemId system, Party party, UsersService users) {
        return users.byAgent(system, party.agent()).or(() -> users.byExtension(system, party.device()));
    }

    /**
     * {@return who is known of a whole call: the user of the segment that stands for it, who called at its beginning, and the first
     * contact that any segment knows}
     *
     * @param named of the segment that stands for the call
     * @param all of every segment, in their order, at least one
     */
    public static SegmentPeople ofCall(SegmentPeople named, List<SegmentPeople> all) {
        SegmentPeople first = all.getFirst();
        SegmentPeople contact = all.stream().filter(people -> people.contact() != null).findFirst().orElse(NONE);
        return named.withCaller(first.callerUser(), first.callerUserName()).withContact(contact.contact(), contact.contactName());
    }

    /** {@return this with another user; null for none} */
    public SegmentPeople withUser(UUID user, String userName) {
        return new SegmentPeople(user, userName, callerUser, callerUserName, contact, contactName);
    }

    /** {@return this with another user who called; null for none} */
    public SegmentPeople withCaller(UUID callerUser, String callerUserName) {
        return new SegmentPeople(user, userName, callerUser, callerUserName, contact, contactName);
    }

    /** {@return the names of the users who had a part in it, whose it is first; empty for nobody} */
    public String userNames() {
        return Stream.of(userName, callerUserName).filter(name -> !name.isEmpty()).distinct().collect(Collectors.joining(", "));
    }

    /** {@return the users who had a part in it, each once} */
    public Set<UUID> users() {
        return Stream.of(user, callerUser).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }

    /** {@return this with another contact; null for none} */
    public SegmentPeople withContact(UUID contact, String contactName) {
        return new SegmentPeople(user, userName, callerUser, callerUserName, contact, contactName);
    }
}

package org.jackfield.api.calllog;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.contacts.ContactService;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UsersService;

/**
 * Whose part in a call a segment is, and who is at its outside end, as they were known when it was stored or assigned
 * later. Names are those of then.
 *
 * @param user the user; null if it is nobody's, or the user was removed for ever
 * @param userName the user's name; empty if it is nobody's; never null
 * @param contact the contact; null if none is known
 * @param contactName the contact's name; empty if none is known; never null
 */
public record SegmentPeople(UUID user, String userName, UUID contact, String contactName) {

    /** Nobody is known. */
    public static final SegmentPeople NONE = new SegmentPeople(null, "", null, "");

    /** Puts missing names right. */
    public SegmentPeople {
        userName = Objects.requireNonNullElse(userName, "");
        contactName = Objects.requireNonNullElse(contactName, "");
    }

    /**
     * {@return who is known of a segment now: whose it is, and who is outside in the shared directories that this user has;
     * never a personal contact, for others read what is kept}
     *
     * @param segment never null
     */
    public static SegmentPeople known(Segment segment, UsersService users, ContactService contacts) {
        Optional<User> user = users.attribute(segment);
        SegmentPeople people = user.map(whose -> NONE.withUser(whose.id(), whose.name())).orElse(NONE);
        return contacts.matchShared(segment, user.map(User::id))
                .map(match -> people.withContact(match.contact(), match.name()))
                .orElse(people);
    }

    /** {@return this with another user; null for none} */
    public SegmentPeople withUser(UUID user, String userName) {
        return new SegmentPeople(user, userName, contact, contactName);
    }

    /** {@return this with another contact; null for none} */
    public SegmentPeople withContact(UUID contact, String contactName) {
        return new SegmentPeople(user, userName, contact, contactName);
    }
}

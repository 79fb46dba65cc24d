package org.jackfield.api.contacts;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.Subject;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Segment;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Finds contacts. It decides nothing about who asks: callers pass directories or users that who asks may see, as
 * {@link #directories(Optional)} tells. Any thread may call.
 */
@ProviderType
public interface ContactService {

    /** Lets a person look contacts up in the directories that are for them, and keep contacts of their own. */
    Permission VIEW = new Permission("contacts.view", "Look contacts up and keep personal ones");

    /** Lets a person see every shared directory, change its contacts and import them. */
    Permission CONFIGURE = new Permission("contacts.configure", "Contact directories and their imports");

    /**
     * Tells who is behind an outside number: in personal contacts first, then in shared directories, then in speed dials;
     * of several directories of a kind the first by name, of several contacts in it the first by name.
     *
     * <p>Answers from memory, without waiting for anybody; its time grows with the logarithm of the number of contacts. Two numbers are the same if the site's
     * telephone formats make the same digits of them.
     *
     * @param number as the phone system gives it or as the dial plan cleaned it; whatever is no number finds nobody; never
     *     null
     * @param user whose directories are asked; empty for those that everybody may use; never null
     * @return who it is; empty if nobody is known by it
     */
    Optional<ContactMatch> match(String number, Optional<UUID> user);

    /**
     * Tells who is behind an outside number without asking personal contacts: for what is kept, for only its owner may see a
     * personal contact. All else is as in {@link #match(String, Optional)}.
     *
     * @param number as the phone system gives it or as the dial plan cleaned it; never null
     * @param user whose shared directories are asked; empty for those that everybody may use; never null
     * @return who it is; empty if nobody is known by it
     */
    Optional<ContactMatch> matchShared(String number, Optional<UUID> user);

    /**
     * {@return who has a call's outside number in the directories of whoever looks at it}
     *
     * @param call never null
     * @param reader who looks; never null
     */
    default Optional<ContactMatch> match(LogicalCall call, Subject reader) {
        if (call.type() != CallType.EXTERNAL) {
            return Optional.empty();
        }
        String number = call.outside().number();
        return match(number.isEmpty() ? call.dialled() : number, userOf(reader));
    }

    /** {@return the user behind a subject; empty for parts of the system} */
    static Optional<UUID> userOf(Subject subject) {
        try {
            return subject.kind() == Subject.Kind.PERSON ? Optional.of(UUID.fromString(subject.id())) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * {@return who is at the outside end of a segment, to be kept with it; empty for an internal call, or if nobody is known
     * by the number; never a personal contact}
     *
     * @param segment never null
     * @param user whose the segment is; empty if nobody's
     */
    default Optional<ContactMatch> matchShared(Segment segment, Optional<UUID> user) {
        if (segment.type() != CallType.EXTERNAL) {
            return Optional.empty();
        }
        String number = segment.outside().number();
        return matchShared(number.isEmpty() ? segment.dialled() : number, user);
    }

    /**
     * Finds contacts by text, in the order of their names. It looks in memory, and reads only the page's contacts from the
     * database.
     *
     * @throws ProblemException {@code contacts.unavailable} if the database does not answer
     */
    ContactPage search(ContactQuery query, PageRequest page);

    /**
     * {@return a contact as it stands; empty if there is none of this id}
     *
     * @throws ProblemException {@code contacts.unavailable} if the database does not answer
     */
    Optional<Contact> contact(UUID id);

    /** {@return every directory, by kind and then by name; answered from memory} */
    List<Directory> directories();

    /**
     * {@return the directories that a user may use, in the order in which {@link #match} asks them; from memory}
     *
     * @param user empty for those that everybody may use
     */
    List<Directory> directories(Optional<UUID> user);
}

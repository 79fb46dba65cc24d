package org.jackfield.api.users;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.security.Permission;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.Segment;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Users and business units. Answers from memory: any thread may ask, on every row and every event; only
 * {@link #picture} touches the database.
 */
@ProviderType
public interface UsersService {

    /** What a person needs to see users and units. */
    Permission VIEW = new Permission("users.view", "See users and business units");

    /** What a person needs to change users and units. */
    Permission CONFIGURE = new Permission("users.configure", "Create, change and delete users and business units");

    /** {@return the user, deleted ones too; empty if there is none, or it was deleted for ever} */
    Optional<User> user(UUID id);

    /** {@return whose extension this is; empty if nobody's} */
    Optional<User> byExtension(PhoneSystemId system, DeviceId extension);

    /** {@return whose agent this is; empty if nobody's} */
    Optional<User> byAgent(PhoneSystemId system, DeviceId agent);

    /**
     * {@return whose the segment is, as devices are assigned now}
     *
     * <p>That of the agent at the device, else that of the device. Where both are nobody's, an internal call is that of
     * whoever called (agent, then device). History keeps what held when the segment was stored.
     */
    Optional<User> attribute(Segment segment);

    /** {@return every user that is not deleted, by last name, first name} */
    Collection<User> users();

    /**
     * {@return the users of one unit, not of those below it, by last name, first name}
     *
     * @param unit a unit's id, {@link BusinessUnit#UNASSIGNED} or {@link BusinessUnit#DELETED}
     */
    List<User> usersOf(UUID unit);

    /** {@return the users of a unit and of all units below it; nobody if there is no such unit} */
    List<User> usersBelow(UUID unit);

    /**
     * {@return users that hold all the words in their names, e-mail address, extensions, agents or outside numbers, by
     * last name, first name; never deleted ones}
     *
     * @param text words, compared without regard to case and to accents; empty finds nobody
     * @param most at most so many
     */
    List<User> search(String text, int most);

    /** {@return every unit of the tree, parents before children, brothers by name; without the two fixed ones} */
    List<BusinessUnit> units();

    /** {@return a unit, also a fixed one (whose name is empty)} */
    Optional<BusinessUnit> unit(UUID id);

    /** {@return the ids of the unit and all below it; only itself for a fixed one; empty if there is no such unit} */
    Set<UUID> subtree(UUID unit);

    /** {@return the units from the top down to this one, itself last; empty if there is no such unit} */
    List<BusinessUnit> path(UUID unit);

    /**
     * {@return the profile picture, a PNG image of at most 256 by 256 points; empty if there is none}
     *
     * @throws org.jackfield.api.problem.ProblemException {@code users.unavailable} while the database is away
     */
    Optional<byte[]> picture(UUID user);
}

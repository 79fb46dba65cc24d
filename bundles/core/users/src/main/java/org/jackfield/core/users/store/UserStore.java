package org.jackfield.core.users.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.users.BusinessUnit;
import org.jackfield.api.users.User;

/** Keeps users and units. Each method is one transaction; all throw unchecked exceptions while the database is away. */
public interface UserStore {

    /** {@return every user, deleted ones too, as stored} */
    List<User> users();

    List<BusinessUnit> units();

    /**
     * Keeps a user with the devices and numbers.
     *
     * @param before as it was; null if it is new
     */
    void save(User before, User user, Instant at);

    /** Removes a user with everything that is the user's, and keeps in mind that there was one. */
    void remove(UUID user, Instant at);

    /** {@return users removed since then} */
    List<UUID> removedSince(Instant moment);

    /** Forgets users removed before then. */
    void forgetRemovedBefore(Instant moment);

    /**
     * Keeps a profile picture.
     *
     * @param user as it is from now on
     * @param image null takes it away
     */
    void savePicture(User user, byte[] image, Instant at);

    Optional<byte[]> picture(UUID user);

    /** Keeps a unit. */
    void saveUnit(BusinessUnit unit, boolean isNew);

    void removeUnit(UUID unit);
}

package org.jackfield.api.users;

import java.util.UUID;
import org.jackfield.api.security.Subject;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Changes users and units. Any thread may call; a change is durable, audited and seen by {@link UsersService} when the
 * method returns. The caller has checked the permission.
 *
 * <p>Every method throws {@link org.jackfield.api.problem.ProblemException}: {@code users.unavailable} while the database
 * is away, {@code users.conflict} if somebody else changed the same meanwhile, {@code users.not-found}, {@code
 * users.unit-not-found}, and what else its description names.
 */
@ProviderType
public interface UsersAdminService {

    /**
     * Stores a user; with revision 0 as a new one.
     *
     * @param user with the revision that was read before editing; {@link User#picture()} is ignored
     * @return as it is stored now
     * @throws org.jackfield.api.problem.ProblemException {@code users.invalid} for a value that breaks a rule, {@code
     *     users.device-taken} if a device is another user's, {@code users.deleted} for a deleted user
     */
    User save(User user, Subject by);

    /**
     * Sets or takes away the profile picture.
     *
     * @param image a PNG, JPEG or GIF image of at most 5 MB and 6000 by 6000 points, which is drawn anew as a PNG of at most
     *     256 by 256; empty for none
     * @throws org.jackfield.api.problem.ProblemException {@code users.picture-invalid}, {@code users.picture-too-large}
     */
    User setPicture(UUID user, long expectedRevision, byte[] image, Subject by);

    /**
     * Deletes a user: the user moves to {@link BusinessUnit#DELETED}, loses devices and access, and keeps the history. A
     * deleted user cannot be restored.
     */
    void delete(UUID user, long expectedRevision, Subject by);

    /**
     * Removes a deleted user for ever, with all settings and the link from calls to the user. The calls stay.
     *
     * @throws org.jackfield.api.problem.ProblemException {@code users.not-deleted} if the user is not deleted yet
     */
    void deleteForEver(UUID user, Subject by);

    /**
     * Stores a unit; with revision 0 as a new one. Another parent moves it, with all below it.
     *
     * @throws org.jackfield.api.problem.ProblemException {@code users.unit-name-taken}, {@code users.unit-cycle}, {@code
     *     users.unit-fixed}, {@code users.invalid}
     */
    BusinessUnit saveUnit(BusinessUnit unit, Subject by);

    /**
     * Deletes a unit.
     *
     * @throws org.jackfield.api.problem.ProblemException {@code users.unit-not-empty} if it holds users or units, {@code
     *     users.unit-fixed}
     */
    void deleteUnit(UUID unit, long expectedRevision, Subject by);
}

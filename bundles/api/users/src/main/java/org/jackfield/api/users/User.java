package org.jackfield.api.users;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A person of the site. If the person may log in, the account has the same id. Immutable.
 *
 * @param id for ever; never null
 * @param revision grows with every change; 0 for one that is not stored yet
 * @param firstName empty if there is none; never null
 * @param lastName empty if there is none, but not both names; never null
 * @param email empty if there is none; never null
 * @param unit the business unit; {@link BusinessUnit#UNASSIGNED} if none, {@link BusinessUnit#DELETED} once deleted; never
 *     null
 * @param disabled whether clients and log-in are refused; calls are still the user's
 * @param hideCallerId whether other users do not see with whom this one talks
 * @param devices extensions and agents, primary ones first; immutable
 * @param numbers numbers outside; immutable
 * @param telephone what clients need; never null
 * @param picture whether there is a profile picture
 * @param source where the user came from, never null
 * @param sourceKey what names the user there, a directory's unique id for instance; empty for {@link Source#MANUAL};
 *     never null
 */
public record User(
        UUID id,
        long revision,
        String firstName,
        String lastName,
        String email,
        UUID unit,
        boolean disabled,
        boolean hideCallerId,
        List<UserDevice> devices,
        List<OutsideNumber> numbers,
        TelephoneOptions telephone,
        boolean picture,
        Source source,
        String sourceKey) {

    /** Where a user came from. */
    public enum Source {
        /** A person entered or imported it. */
        MANUAL,
        /** It was made for an extension or an agent of a phone system. */
        PHONE_SYSTEM,
        /** A directory. */
        DIRECTORY
    }

    /** Checks and copies the components. */
    public User {
        Objects.requireNonNull(id, "id");
        firstName = Objects.requireNonNullElse(firstName, "");
        lastName = Objects.requireNonNullElse(lastName, "");
        email = Objects.requireNonNullElse(email, "");
        unit = Objects.requireNonNullElse(unit, BusinessUnit.UNASSIGNED);
        devices = List.copyOf(devices);
        numbers = List.copyOf(numbers);
        telephone = Objects.requireNonNullElse(telephone, TelephoneOptions.NONE);
        Objects.requireNonNull(source, "source");
        sourceKey = Objects.requireNonNullElse(sourceKey, "");
    }

    /**
     * {@return a new user without devices, in no unit}
     *
     * @param id {@code Ids.next()}, or the id of the account
     */
    public static User named(UUID id, String firstName, String lastName) {
        return new User(
                id, 0, firstName, lastName, "", BusinessUnit.UNASSIGNED, false, false, List.of(), List.of(),
                TelephoneOptions.NONE, false, Source.MANUAL, "");
    }

    /** {@return the name to show: first and last name} */
    public String name() {
        return (firstName + " " + lastName).strip();
    }

    /** {@return whether it was deleted; such a user has no devices and is only kept for what names it} */
    public boolean isDeleted() {
        return BusinessUnit.DELETED.equals(unit);
    }

    /** {@return the primary device of this kind, if there is one} */
    public Optional<UserDevice> primary(UserDevice.Kind kind) {
        return devices.stream()
                .filter(d -> d.kind() == kind && d.rank() == UserDevice.Rank.PRIMARY)
                .findFirst();
    }

    public User withRevision(long revision) {
        return new User(
                id, revision, firstName, lastName, email, unit, disabled, hideCallerId, devices, numbers, telephone,
                picture, source, sourceKey);
    }

    public User withName(String firstName, String lastName) {
        return new User(
                id, revision, firstName, lastName, email, unit, disabled, hideCallerId, devices, numbers, telephone,
                picture, source, sourceKey);
    }

    public User withEmail(String email) {
        return new User(
                id, revision, firstName, lastName, email, unit, disabled, hideCallerId, devices, numbers, telephone,
                picture, source, sourceKey);
    }

    public User withUnit(UUID unit) {
        return new User(
                id, revision, firstName, lastName, email, unit, disabled, hideCallerId, devices, numbers, telephone,
                picture, source, sourceKey);
    }

    public User withDisabled(boolean disabled) {
        return new User(
                id, revision, firstName, lastName, email, unit, disabled, hideCallerId, devices, numbers, telephone,
                picture, source, sourceKey);
    }

    public User withHideCallerId(boolean hideCallerId) {
        return new User(
                id, revision, firstName, lastName, email, unit, disabled, hideCallerId, devices, numbers, telephone,
                picture, source, sourceKey);
    }

    public User withDevices(List<UserDevice> devices) {
        return new User(
                id, revision, firstName, lastName, email, unit, disabled, hideCallerId, devices, numbers, telephone,
                picture, source, sourceKey);
    }

    public User withNumbers(List<OutsideNumber> numbers) {
        return new User(
                id, revision, firstName, lastName, email, unit, disabled, hideCallerId, devices, numbers, telephone,
                picture, source, sourceKey);
    }

    public User withTelephone(TelephoneOptions telephone) {
        return new User(
                id, revision, firstName, lastName, email, unit, disabled, hideCallerId, devices, numbers, telephone,
                picture, source, sourceKey);
    }

    public User withPicture(boolean picture) {
        return new User(
                id, revision, firstName, lastName, email, unit, disabled, hideCallerId, devices, numbers, telephone,
                picture, source, sourceKey);
    }

    public User withSource(Source source, String sourceKey) {
        return new User(
                id, revision, firstName, lastName, email, unit, disabled, hideCallerId, devices, numbers, telephone,
                picture, source, sourceKey);
    }
}

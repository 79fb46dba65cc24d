package org.jackfield.core.users.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.users.BusinessUnit;
import org.jackfield.api.users.OutsideNumber;
import org.jackfield.api.users.TelephoneOptions;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UserDevice;

/** Users and units as they are shown outside. Passcodes are not. */
final class UserDocuments {

    private UserDocuments() {}

    /** A user. */
    @Summary("A user; passcodes are never shown")
    record UserDocument(
            UUID id,
            @Summary("Give it back when you write") long revision,
            String firstName,
            String lastName,
            String email,
            @Summary("Id of the business unit") UUID unit,
            boolean disabled,
            boolean deleted,
            boolean hideCallerId,
            List<DeviceDocument> devices,
            List<NumberDocument> numbers,
            String voiceMailbox,
            String meetMeCode,
            String directDial,
            boolean picture,
            User.Source source) {

        static UserDocument of(User user) {
            return new UserDocument(
                    user.id(), user.revision(), user.firstName(), user.lastName(), text(user.email()), user.unit(),
                    user.disabled(), user.isDeleted(), user.hideCallerId(),
                    user.devices().stream().map(DeviceDocument::of).toList(),
                    user.numbers().stream().map(NumberDocument::of).toList(),
                    text(user.telephone().voiceMailbox()), text(user.telephone().meetMeCode()),
                    text(user.telephone().directDial()), user.picture(), user.source());
        }
    }

    /** An extension or agent of a user. */
    @Summary("An extension or agent of a user")
    record DeviceDocument(
            UserDevice.Kind kind,
            UserDevice.Rank rank,
            UUID phoneSystem,
            @Summary("Its number, or node:number") String number) {

        static DeviceDocument of(UserDevice device) {
            return new DeviceDocument(
                    device.kind(), device.rank(), device.system().value(), device.device().toString());
        }

        UserDevice device() {
            DeviceId id = DeviceId.parse(number);
            if (kind == null || phoneSystem == null || id.isNone()) {
                throw ProblemException.invalid(
                        "users.invalid", "devices", "A device has a kind, a phone system and a number.", "Give all three.");
            }
            return new UserDevice(
                    kind, Objects.requireNonNullElse(rank, UserDevice.Rank.SECONDARY), new PhoneSystemId(phoneSystem), id);
        }
    }

    /** A number outside. */
    @Summary("A number outside")
    record NumberDocument(String label, String number, @Summary("Whether a directory gave it") boolean fromDirectory) {

        static NumberDocument of(OutsideNumber number) {
            return new NumberDocument(text(number.label()), number.number(), number.fromDirectory());
        }
    }

    /** What a user is to be; what is absent stays as it is. */
    @Summary("What a user is to be; what is absent stays as it is")
    record UserChange(
            @Summary("The revision that was read; not for a new user") Long revision,
            String firstName,
            String lastName,
            String email,
            UUID unit,
            Boolean disabled,
            Boolean hideCallerId,
            @Summary("All devices") List<DeviceDocument> devices,
            @Summary("All numbers that no directory gave") List<NumberDocument> numbers,
            String voiceMailbox,
            String meetMeCode,
            String directDial) {

        User applied(User now) {
            TelephoneOptions was = now.telephone();
            return now.withName(
                            Objects.requireNonNullElse(firstName, now.firstName()),
                            Objects.requireNonNullElse(lastName, now.lastName()))
                    .withEmail(Objects.requireNonNullElse(email, now.email()))
                    .withUnit(Objects.requireNonNullElse(unit, now.unit()))
                    .withDisabled(Objects.requireNonNullElse(disabled, now.disabled()))
                    .withHideCallerId(Objects.requireNonNullElse(hideCallerId, now.hideCallerId()))
                    .withDevices(devices == null
                            ? now.devices()
                            : devices.stream().map(DeviceDocument::device).toList())
                    .withNumbers(numbers == null ? now.numbers() : numbers(now))
                    .withTelephone(new TelephoneOptions(
                            was.saveHotDeskPasscode(), was.hotDeskPasscode(), was.hotDeskOffAtExit(),
                            Objects.requireNonNullElse(voiceMailbox, was.voiceMailbox()),
                            was.promptForVoiceMailPasscode(), was.saveVoiceMailPasscode(), was.voiceMailPasscode(),
                            Objects.requireNonNullElse(meetMeCode, was.meetMeCode()),
                            Objects.requireNonNullElse(directDial, was.directDial())))
                    .withRevision(revision == null ? now.revision() : revision);
        }

        private List<OutsideNumber> numbers(User now) {
            List<OutsideNumber> all = new ArrayList<>(now.numbers().stream().filter(OutsideNumber::fromDirectory).toList());
            numbers.stream()
                    .filter(number -> !number.fromDirectory())
                    .map(number -> new OutsideNumber(number.label(), Objects.requireNonNullElse(number.number(), ""), false))
                    .forEach(all::add);
            return all;
        }
    }

    /** A business unit. */
    @Summary("A business unit")
    record UnitDocument(
            UUID id,
            @Summary("Give it back when you write") long revision,
            @Summary("Absent at the top") UUID parent,
            String name,
            @Summary("Distinguished name of a directory's unit whose people are imported") String directoryUnit) {

        static UnitDocument of(BusinessUnit unit) {
            return new UnitDocument(unit.id(), unit.revision(), unit.parent(), unit.name(), text(unit.directoryUnit()));
        }
    }

    /** What a unit is to be. */
    @Summary("What a business unit is to be")
    record UnitChange(
            @Summary("The revision that was read; not for a new unit") long revision,
            @Summary("Absent for the top") UUID parent,
            String name,
            String directoryUnit) {

        BusinessUnit unit(UUID id) {
            return new BusinessUnit(id, revision, parent, Objects.requireNonNullElse(name, ""), directoryUnit);
        }
    }

    static String text(String text) {
        return text.isEmpty() ? null : text;
    }
}

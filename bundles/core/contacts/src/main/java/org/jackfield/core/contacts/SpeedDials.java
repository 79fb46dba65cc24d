package org.jackfield.core.contacts;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.telephony.command.Capability;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.core.contacts.importing.RowSource;
import org.jackfield.core.contacts.importing.SpeedDialSource;

/** The speed dials that phone systems have for everybody. */
public final class SpeedDials {

    private final TelephonyService telephony;
    private final UnaryOperator<String> dialled;

    /**
     * @param dialled makes the number that is reached of the digits that a telephone dials
     */
    SpeedDials(TelephonyService telephony, UnaryOperator<String> dialled) {
        this.telephony = telephony;
        this.dialled = dialled;
    }

    /** {@return them as rows of an import} */
    RowSource rows(PhoneSystem system) {
        return new SpeedDialSource(read(system), dialled);
    }

    /** {@return the phone systems, by name} */
    public List<PhoneSystem> systems() {
        return telephony.phoneSystems();
    }

    /** {@return the phone systems that can be asked now} */
    Stream<PhoneSystem> askable() {
        return systems().stream()
                .filter(system -> telephony.isUp(system.id()))
                .filter(system -> telephony.capabilities(system.id()).supports(Capability.QUERY_SPEED_DIALS));
    }

    /** {@return the phone system of an id or a name} */
    public PhoneSystem system(String idOrName) {
        Optional<PhoneSystem> found = systems().stream()
                .filter(system -> system.id().toString().equals(idOrName) || system.name().equalsIgnoreCase(idOrName.strip()))
                .findFirst();
        return found.orElseThrow(() -> ProblemException.notFound(
                "contacts.phone-system", idOrName, "There is no such phone system.",
                "Choose one of those that are set up."));
    }

    /**
     * {@return the speed dials of a phone system} Waits for its answer.
     *
     * @throws ProblemException {@code contacts.speed-dials} if it has none, or cannot be asked now
     */
    public List<CommandResult.SpeedDial> read(PhoneSystem system) {
        try {
            CommandResult answer = telephony.execute(system.id(), new Command.QuerySpeedDials(""))
                    .toCompletableFuture()
                    .join();
            return ((CommandResult.SpeedDials) answer).dials();
        } catch (CompletionException e) {
            String why = e.getCause() instanceof CommandException refused ? refused.getMessage() : String.valueOf(e.getCause());
            throw new ProblemException(
                    new Problem(
                            "contacts.speed-dials", Problem.Kind.UNAVAILABLE, system.name(),
                            "The phone system does not tell its speed dials: " + why,
                            "See on the page of phone systems whether it is connected, and what it can be asked for."),
                    e);
        }
    }
}

package org.jackfield.apps.hotdesking;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceStatus;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.telephony.command.Capabilities;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UsersService;
import org.jackfield.apps.hotdesking.desk.Office;

/** A phone system whose answers are waited for, until the bundle is stopped. */
final class PatientOffice implements Office {

    /** Longer than a phone system may take to answer. */
    private static final long ANSWER_SECONDS = 65;

    private final PhoneSystemId system;
    private final TelephonyService telephony;
    private final UsersService users;
    private final CompletableFuture<CommandResult> stopped = new CompletableFuture<>();

    PatientOffice(PhoneSystemId system, TelephonyService telephony, UsersService users) {
        this.system = system;
        this.telephony = telephony;
        this.users = users;
    }

    /**
     * Nobody waits any more: what is asked from now on fails as interrupted. The waiting thread is not interrupted, for it may
     * be writing to the database.
     */
    void stop() {
        stopped.completeExceptionally(
                new CommandException(CommandFailure.INTERRUPTED, "", "Hot desking is being stopped."));
    }

    @Override
    public CommandResult ask(Command command) {
        try {
            CompletableFuture<?> first = stopped.isDone() ? stopped
                    : CompletableFuture.anyOf(telephony.execute(system, command).toCompletableFuture(), stopped);
            return (CommandResult) first.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CommandException refused
                    ? refused
                    : new CommandException(CommandFailure.REFUSED, "", String.valueOf(e.getCause().getMessage()));
        } catch (TimeoutException e) {
            throw new CommandException(CommandFailure.TIMED_OUT, "", "The phone system did not answer in time.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(CommandFailure.INTERRUPTED, "", "Hot desking was interrupted.");
        }
    }

    @Override
    public Capabilities capabilities() {
        return telephony.capabilities(system);
    }

    @Override
    public Collection<DeviceStatus> devices() {
        return telephony.devices(system);
    }

    @Override
    public Optional<DeviceStatus> device(DeviceId device) {
        return telephony.device(system, device);
    }

    /** The number outside that reaches the user directly, as far as it can be dialled. */
    @Override
    public Optional<String> callingNumber(DeviceId agent) {
        return user(agent).map(user -> user.telephone().directDial().replaceAll("[^0-9]", ""))
                .filter(number -> !number.isEmpty());
    }

    private Optional<User> user(DeviceId agent) {
        return users.byAgent(system, agent);
    }
}

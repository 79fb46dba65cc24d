package org.jackfield.connectors.oai.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.StationSetting;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.connectors.oai.translate.Ids;
import org.jackfield.connectors.oaiwire.command.QueryCommands;
import org.jackfield.connectors.oaiwire.command.StationCommands;

/**
 * Reads and writes what is programmed of a telephone. Only speed dials have a published command; the rest goes by lines that an
 * administrator entered, and counts as written only when the phone system tells the new value.
 */
final class StationProgramming {

    private final Exchange exchange;
    private final Ids ids;
    private final OaiSettings.Programming lines;
    private final Consumer<String> concealed;

    /**
     * @param concealed is given what must not show in a trace
     */
    StationProgramming(Exchange exchange, Ids ids, OaiSettings.Programming lines, Consumer<String> concealed) {
        this.exchange = exchange;
        this.ids = ids;
        this.lines = lines;
        this.concealed = concealed;
    }

    /** Reads what is told. */
    CompletableFuture<CommandResult.Programmed> read(DeviceId device) {
        return exchange.send(new QueryCommands.QueryDevice(ids.field(device))).thenApply(this::told);
    }

    /** Writes one setting. */
    CompletableFuture<CommandResult> write(Command.ProgramStation command) {
        return switch (command.setting()) {
            case StationSetting.SpeedDial dial -> exchange.send(StationCommands.ProgramSpeedDial.both(
                    ids.field(command.device()), dial.bin(), dial.digits(), plain(dial.name())))
                    .thenApply(done -> CommandResult.DONE);
            case StationSetting.Username name -> send(command, lines.username(), Map.of("{value}", plain(name.text())));
            case StationSetting.Description text ->
                send(command, lines.description(), Map.of("{value}", plain(text.text())));
            case StationSetting.CallingNumber number ->
                send(command, lines.callingNumber(), Map.of("{value}", digits(number.number())));
            case StationSetting.ClassOfService cos ->
                send(command, lines.classOfService(), Map.of("{day}", digits(cos.day()), "{night}", digits(cos.night())));
        };
    }

    private CompletableFuture<CommandResult> send(Command.ProgramStation command, String template,
            Map<String, String> values) {
        if (template.isEmpty()) {
            return CompletableFuture.failedFuture(new CommandException(CommandFailure.UNSUPPORTED, "",
                    "System OAI publishes no command that writes it."));
        }
        String passcode = digits(command.passcode().reveal());
        if (!passcode.isEmpty() && template.contains("{passcode}")) {
            concealed.accept(passcode);
        }
        String line = template.replace("{ext}", ids.field(command.device())).replace("{passcode}", passcode);
        for (Map.Entry<String, String> value : values.entrySet()) {
            line = line.replace(value.getKey(), value.getValue());
        }
        return exchange.sendLine(line).thenCompose(done -> read(command.device())).thenCompose(now ->
                now.settings().stream().anyMatch(setting -> isWritten(command.setting(), setting))
                        ? CompletableFuture.completedFuture(CommandResult.DONE)
                        : CompletableFuture.failedFuture(new CommandException(CommandFailure.REFUSED, "",
                                "The phone system took the command but still tells another value.")));
    }

    /** A phone system may cut a name. */
    private static boolean isWritten(StationSetting wanted, StationSetting now) {
        if (wanted instanceof StationSetting.Username name && now instanceof StationSetting.Username told) {
            return isCut(plain(name.text()), told.text());
        }
        if (wanted instanceof StationSetting.Description text && now instanceof StationSetting.Description told) {
            return isCut(plain(text.text()), told.text());
        }
        return wanted.equals(now);
    }

    private static boolean isCut(String wanted, String told) {
        return told.isEmpty() ? wanted.isEmpty() : wanted.startsWith(told);
    }

    private CommandResult.Programmed told(QueryCommands.Device device) {
        List<StationSetting> settings = new ArrayList<>();
        settings.add(new StationSetting.Username(device.username()));
        settings.add(new StationSetting.Description(device.description()));
        QueryCommands.Station station = device.station();
        if (station != null) {
            settings.add(new StationSetting.ClassOfService(station.dayCos(), station.nightCos()));
            // The field has no published name: it is relied on only where somebody has proven it for writing.
            if (!lines.callingNumber().isEmpty() && station.unnamed() != null) {
                settings.add(new StationSetting.CallingNumber(station.unnamed()));
            }
            if (station.speedDials() != null) {
                settings.addAll(dials(station.speedDials()));
            }
        }
        return new CommandResult.Programmed(settings);
    }

    private static List<StationSetting> dials(List<QueryCommands.SpeedDial> filled) {
        List<StationSetting> dials = new ArrayList<>();
        for (int bin = 0; bin < StationSetting.SPEED_DIALS; bin++) {
            String number = Integer.toString(bin);
            int which = bin;
            dials.add(filled.stream().filter(dial -> dial.bin().equals(number)).findFirst()
                    .map(dial -> new StationSetting.SpeedDial(which, dial.contents(), dial.name()))
                    .orElse(StationSetting.SpeedDial.empty(which)));
        }
        return dials;
    }

    /** Text that stays within its bars. */
    private static String plain(String text) {
        return text.replaceAll("[|\\p{Cntrl}]", " ");
    }

    private static String digits(String text) {
        if (!text.matches("[0-9*#+]*")) {
            throw new CommandException(CommandFailure.INVALID_ARGUMENT, "", "Only digits can be programmed here.");
        }
        return text;
    }
}

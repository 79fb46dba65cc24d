package org.jackfield.apps.recording.command;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.apps.recording.RecordingSettings;
import org.jackfield.apps.recording.rules.CurrentRules;
import org.jackfield.apps.recording.rules.RecordedDevice;
import org.jackfield.apps.recording.rules.RecordedDevices;

/** Lists recorded devices, adds or removes one. */
@Service
@Command(scope = "recording", name = "devices", description = "Lists recorded devices, adds or removes one")
public final class DevicesCommand implements Action {

    @Option(name = "--add", description = "An extension to record, or several with commas between them")
    private String add;

    @Option(name = "--remove", description = "An extension not to record any more, or several")
    private String remove;

    @Option(name = "--system", description = "Name or id of the phone system; may be left out if there is only one")
    private String system;

    @Option(name = "--method", description = "mirror, record-a-call or siprec")
    private String method = "mirror";

    @Option(name = "--mac", description = "Hardware address of the telephone that is added")
    private String mac = "";

    @Option(name = "--ip", description = "IP address of the telephone that is added")
    private String ip = "";

    @Reference
    private SettingsService settings;

    @Reference
    private CurrentRules rules;

    @Reference
    private TelephonyService telephony;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        Subject by = security.check(RecordingSettings.CONFIGURE);
        if (add != null || remove != null) {
            Stored<RecordedDevices> stored = settings.read(RecordedDevices.TYPE);
            RecordedDevices devices = stored.value();
            PhoneSystemId where = system();
            for (String one : numbers(remove)) {
                devices = devices.without(where, DeviceId.parse(one));
            }
            for (String one : numbers(add)) {
                devices = devices.with(new RecordedDevice(where, DeviceId.parse(one), method(), mac, ip));
            }
            settings.write(RecordedDevices.TYPE, stored.revision(), devices, by);
        }
        list();
        return null;
    }


    private static List<String> numbers(String typed) {
        return typed == null ? List.of() : Arrays.stream(typed.split(",")).map(String::strip).filter(one -> !one.isEmpty()).toList();
    }

    private RecordedDevice.Method method() {
        return Arrays.stream(RecordedDevice.Method.values())
                .filter(one -> words(one).equals(method))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        "recording.method", method, "There is no such method.", "Use mirror, record-a-call or siprec."));
    }

    private static String words(RecordedDevice.Method method) {
        return method.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private PhoneSystemId system() {
        String wanted = system == null ? "" : system;
        List<PhoneSystem> found = telephony.phoneSystems().stream()
                .filter(one -> wanted.isEmpty() || one.name().equalsIgnoreCase(wanted) || one.id().toString().equals(wanted))
                .toList();
        if (found.size() != 1) {
            throw ProblemException.notFound(
                    "recording.system", wanted,
                    found.isEmpty() ? "There is no such phone system." : "There are several phone systems.",
                    "Name one with --system; telephony:systems lists them.");
        }
        return found.getFirst().id();
    }

    private void list() {
        ShellTable table = new ShellTable();
        table.column("Phone system");
        table.column("Device");
        table.column("Method");
        table.column("MAC");
        table.column("IP");
        table.emptyTableText("No device is recorded. Add one: recording:devices --add 1001");
        rules.rules().devices().stream()
                .sorted(Comparator.comparing(RecordedDevice::system).thenComparing(RecordedDevice::device))
                .forEach(one -> table.addRow().addContent(
                        telephony.phoneSystem(one.system()).map(PhoneSystem::name).orElse(one.system().toString()), one.device(),
                        words(one.method()), one.mac(), one.address()));
        table.print(session.getConsole());
    }
}

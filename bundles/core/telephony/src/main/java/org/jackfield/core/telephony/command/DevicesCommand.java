package org.jackfield.core.telephony.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.telephony.DeviceSettings;
import org.jackfield.api.telephony.DeviceStatus;
import org.jackfield.api.telephony.ForwardingType;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.TelephonyService;

/** Lists the devices of a phone system. */
@Service
@Command(scope = "telephony", name = "devices", description = "Lists the devices of a phone system")
public final class DevicesCommand implements Action {

    @Reference
    private SecurityService security;

    @Reference
    private TelephonyService telephony;

    @Argument(index = 0, name = "system", description = "Name or id; may be left out if there is only one")
    private String system;

    @Option(name = "--kind", description = "Only devices of this kind: station, hunt_group, trunk …")
    private String kind;

    @Override
    public Object execute() {
        security.check(TelephonyService.VIEW);
        PhoneSystem found = SystemNames.find(telephony, system);
        ShellTable table = new ShellTable();
        table.column("Device");
        table.column("Kind");
        table.column("Name");
        table.column("Set to");
        table.column("Agents");
        table.emptyTableText("No such devices. They are imported when " + found.name() + " is linked.");
        for (DeviceStatus status : telephony.devices(found.id())) {
            String its = status.device().kind().name().toLowerCase(Locale.ROOT);
            if (kind == null || its.equalsIgnoreCase(kind)) {
                table.addRow().addContent(
                        status.device().id(),
                        its,
                        status.device().name(),
                        String.join(", ", settings(status)),
                        String.join(", ", status.agents().stream().map(a -> a.agent() + " " + a.state()).toList()));
            }
        }
        table.print(System.out);
        return null;
    }

    private static List<String> settings(DeviceStatus status) {
        List<String> words = new ArrayList<>();
        DeviceSettings settings = status.device().settings();
        if (!status.online()) {
            words.add("off line");
        }
        if (status.doNotDisturb()) {
            words.add("do not disturb");
        }
        if (status.forwarding() != ForwardingType.NONE) {
            words.add("forwarded to " + status.forwardedTo());
        }
        if (status.messagesWaiting() > 0) {
            words.add(status.messagesWaiting() + " messages");
        }
        if (settings.notAnswering()) {
            words.add("not answering");
        }
        if (settings.notRung()) {
            words.add("not rung");
        }
        if (settings.hotDesk()) {
            words.add("hot desk");
        }
        if (settings.disabled()) {
            words.add("disabled");
        }
        return words;
    }
}

package org.jackfield.core.capture.command;

import java.util.List;
import java.util.function.Function;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.Stored;
import org.jackfield.core.capture.CaptureComponent;
import org.jackfield.core.capture.CaptureSettings;
import org.jackfield.core.capture.route.PortPreset;
import org.jackfield.core.capture.route.PortRange;

/** Changes the settings; what is not given stays. */
@Service
@Command(scope = "capture", name = "configure", description = "Changes mirror ports, packet filters and addresses")
public final class ConfigureCommand implements Action {

    @Option(name = "--interfaces", description = "Adapters, separated by commas; - for none")
    private String interfaces;

    @Option(name = "--remote", description = "Address and UDP port that packets are mirrored to from elsewhere; - for none")
    private String remote;

    @Option(name = "--remote-senders", description = "Addresses and networks that may send there; - for none")
    private String remoteSenders;

    @Option(name = "--ports", description = "UDP ranges of audio, separated by commas, such as 6000-6999; - for any")
    private String ports;

    @Option(name = "--preset", description = "Ranges of a phone system: ANY, MIVOICE_OFFICE_250, ASTERISK, ASTERISK_BUILT_IN")
    private String preset;

    @Option(name = "--phone-systems", description = "IP addresses of the phone systems, separated by commas; - for none")
    private String phoneSystems;

    @Option(name = "--signalling-ports", description = "Ports of SIP, separated by commas")
    private String signallingPorts;

    @Option(name = "--buffer", description = "Megabytes that wait for us in the kernel, for each adapter")
    private Integer buffer;

    @Option(name = "--replay", description = "Folder of capture files to read; - for none")
    private String replay;

    @Reference
    private CaptureComponent capture;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        Subject by = security.check(CaptureSettings.CONFIGURE);
        Stored<CaptureSettings> stored = capture.settings();
        CaptureSettings now = stored.value();
        List<PortRange> ranges = preset == null ? now.portRanges() : preset().ranges();
        capture.store(stored, new CaptureSettings(
                list(interfaces, Function.identity(), now.interfaces()),
                text(remote, now.remote()),
                list(remoteSenders, Function.identity(), now.remoteSenders()),
                list(ports, PortRange::parse, ranges),
                list(signallingPorts, ConfigureCommand::port, now.signallingPorts()),
                list(phoneSystems, Function.identity(), now.phoneSystems()),
                buffer == null ? now.bufferMegabytes() : buffer,
                text(replay, now.replayFolder())), by);
        session.getConsole().println("Stored. capture:status shows what came of it.");
        return null;
    }

    private PortPreset preset() {
        try {
            return PortPreset.valueOf(preset.toUpperCase(java.util.Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("capture.preset", preset, "There is no such preset.",
                    "Use one of " + List.of(PortPreset.values()) + ".");
        }
    }

    private static Integer port(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw ProblemException.invalid("capture.signalling-port", text, "This is no port.", "SIP usually uses 5060.");
        }
    }

    private static String text(String given, String before) {
        return given == null ? before : given.equals("-") ? "" : given;
    }

    private static <T> List<T> list(String given, Function<String, T> read, List<T> before) {
        if (given == null) {
            return before;
        }
        return List.of(given.split("[\\s,;]+")).stream().filter(each -> !each.isEmpty() && !each.equals("-")).map(read).toList();
    }
}

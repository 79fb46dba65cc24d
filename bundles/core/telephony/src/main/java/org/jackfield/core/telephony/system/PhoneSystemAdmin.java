package org.jackfield.core.telephony.system;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.telephony.Device;
import org.jackfield.api.telephony.DeviceDescription;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceSettings;
import org.jackfield.api.telephony.NodeSettings;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemAdminService;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.connector.ConfigProblem;
import org.jackfield.api.telephony.connector.ConnectionReport;
import org.jackfield.api.telephony.connector.ConnectorConfig;
import org.jackfield.api.telephony.connector.ConnectorFactory;
import org.jackfield.api.telephony.event.SystemEvent;
import org.jackfield.core.telephony.store.DeviceStore;
import org.jackfield.core.telephony.system.TelephonySettings.Entry;

/** Changes phone systems and devices: first in the database, then in what runs. */
public final class PhoneSystemAdmin implements PhoneSystemAdminService {

    private static final int MAX_NAME = 100;
    private static final String ORIGIN = "system";

    private final PhoneSystems systems;
    private final SettingsService settings;
    private final DeviceStore store;
    private final SecurityService security;
    private final AuditService audit;
    private final Supplier<UUID> ids;

    public PhoneSystemAdmin(
            PhoneSystems systems,
            SettingsService settings,
            DeviceStore store,
            SecurityService security,
            AuditService audit,
            Supplier<UUID> ids) {
        this.systems = systems;
        this.settings = settings;
        this.store = store;
        this.security = security;
        this.audit = audit;
        this.ids = ids;
    }

    @Override
    public Collection<ConnectorFactory> connectorTypes() {
        return systems.factories().values().stream()
                .sorted(Comparator.comparing(ConnectorFactory::title))
                .toList();
    }

    private ConnectorFactory factory(String type) {
        ConnectorFactory factory = systems.factories().get(type);
        if (factory == null) {
            throw ProblemException.invalid(
                    "telephony.unknown-type", type, "There is no connector of this type.",
                    "Choose one of " + String.join(", ", systems.factories().keySet().stream().sorted().toList())
                            + ", or install the connector first.");
        }
        return factory;
    }

    @Override
    public List<ConfigProblem> validate(String type, ConnectorConfig config) {
        return factory(type).validate(config);
    }

    @Override
    public CompletionStage<ConnectionReport> test(String type, ConnectorConfig config) {
        ConnectorFactory factory = factory(type);
        refuse(factory.validate(config));
        return factory.test(config);
    }

    /** A phone system whose connector is not there, or not there yet, is kept; its link says what it waits for. */
    private void refuseInvalid(String type, ConnectorConfig config) {
        ConnectorFactory factory = systems.factories().get(type);
        if (factory != null) {
            refuse(factory.validate(config));
        }
    }

    private static void refuse(List<ConfigProblem> problems) {
        if (!problems.isEmpty()) {
            ConfigProblem first = problems.get(0);
            throw ProblemException.invalid("telephony.config", first.field(), first.message(), "Correct it.");
        }
    }

    @Override
    public PhoneSystem add(String name, String type, ConnectorConfig config, boolean enabled, Subject by) {
        refuseInvalid(type, config);
        PhoneSystem system =
                new PhoneSystem(new PhoneSystemId(ids.get()), checkedName(name), type, config, enabled, 1);
        rewrite(by, entries -> {
            checkUnique(entries, system);
            entries.add(Entry.of(system, "", Map.of()));
            return entries;
        });
        return system;
    }

    @Override
    public PhoneSystem change(PhoneSystem changed, Subject by) {
        refuseInvalid(changed.type(), changed.config());
        PhoneSystem next = new PhoneSystem(
                changed.id(), checkedName(changed.name()), changed.type(), changed.config(), changed.enabled(),
                changed.revision() + 1);
        rewrite(by, entries -> {
            int at = indexOf(entries, changed.id());
            if (entries.get(at).revision() != changed.revision()) {
                throw ProblemException.conflict(
                        "telephony.conflict", changed.name(), "Somebody else changed this phone system meanwhile.",
                        "Read it again and repeat your change.");
            }
            checkUnique(entries, next);
            entries.set(at, Entry.of(next, entries.get(at).defaultNode(), entries.get(at).nodes()));
            return entries;
        });
        return next;
    }

    @Override
    public void remove(PhoneSystemId system, Subject by) {
        rewrite(by, entries -> {
            entries.remove(indexOf(entries, system));
            return entries;
        });
        systems.writer().forget(system);
        store.deleteAll(system);
    }

    @Override
    public void setDefaultNode(PhoneSystemId system, String node, Subject by) {
        rewrite(by, entries -> {
            int at = indexOf(entries, system);
            entries.set(at, Entry.of(revised(entries.get(at)), node, entries.get(at).nodes()));
            return entries;
        });
    }

    @Override
    public void configureNode(PhoneSystemId system, String node, NodeSettings nodeSettings, Subject by) {
        boolean known = systems.nodes(system).stream().anyMatch(n -> n.number().equals(node))
                || node.isEmpty() && systems.nodes(system).isEmpty();
        rewrite(by, entries -> {
            int at = indexOf(entries, system);
            if (!known) {
                throw notFound(node, "The phone system has no such node.");
            }
            Map<String, NodeSettings> nodes = new HashMap<>(entries.get(at).nodes());
            nodes.put(node, nodeSettings);
            entries.set(at, Entry.of(revised(entries.get(at)), entries.get(at).defaultNode(), nodes));
            return entries;
        });
    }

    private static PhoneSystem revised(Entry entry) {
        PhoneSystem same = entry.toPhoneSystem();
        return new PhoneSystem(
                same.id(), same.name(), same.type(), same.config(), same.enabled(), same.revision() + 1);
    }

    private void rewrite(Subject by, Function<List<Entry>, List<Entry>> change) {
        Stored<TelephonySettings> stored = settings.read(TelephonySettings.TYPE);
        TelephonySettings wanted =
                stored.value().withSystems(change.apply(new ArrayList<>(stored.value().phoneSystems())));
        Stored<TelephonySettings> written = settings.write(TelephonySettings.TYPE, stored.revision(), wanted, by);
        systems.configure(written.value());
    }

    private static String checkedName(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > MAX_NAME) {
            throw ProblemException.invalid(
                    "telephony.name", name, "A phone system's name has 1 to " + MAX_NAME + " characters.",
                    "Enter a name.");
        }
        return stripped;
    }

    private static void checkUnique(List<Entry> entries, PhoneSystem system) {
        boolean taken = entries.stream()
                .anyMatch(e -> e.name().equalsIgnoreCase(system.name()) && !e.id().equals(system.id().toString()));
        if (taken) {
            throw ProblemException.conflict(
                    "telephony.name-taken", system.name(), "Another phone system has this name.",
                    "Choose another name.");
        }
    }

    private static int indexOf(List<Entry> entries, PhoneSystemId system) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).id().equals(system.toString())) {
                return i;
            }
        }
        throw notFound(system.toString(), "There is no such phone system.");
    }

    private static ProblemException notFound(String what, String message) {
        return ProblemException.notFound("telephony.not-found", what, message, "See which there are.");
    }

    private PhoneSystemRunner runner(PhoneSystemId system) {
        return systems.runner(system)
                .orElseThrow(() -> notFound(system.toString(), "There is no such phone system."));
    }

    @Override
    public CompletionStage<Void> importDevices(PhoneSystemId system, Subject by) {
        security.check(by, CONFIGURE, Target.of("phone-system", system.toString()));
        return runner(system).execute(new Command.ImportDevices("")).handle((done, failure) -> {
            if (failure == null) {
                return null;
            }
            Problem problem = CommandException.causeOf(failure) instanceof CommandException refused
                    ? refused.toProblem()
                    : new Problem(
                            "telephony.import", Problem.Kind.INTERNAL, "", "The import failed.", "See the log.");
            throw problem.toException();
        });
    }

    @Override
    public Device addDevice(
            PhoneSystemId system, DeviceDescription described, DeviceSettings deviceSettings, Subject by) {
        PhoneSystemRunner runner = permitted(system, described.id(), by);
        boolean taken = runner.view().device(described.id()).filter(s -> s.device().present()).isPresent();
        if (taken) {
            throw ProblemException.conflict(
                    "telephony.device-taken", described.id().toString(), "There is a device with this number.",
                    "Change that one, or choose another number.");
        }
        return keep(runner, new Device(system, described, deviceSettings, true, true), "telephony.add-device", by);
    }

    @Override
    public Device changeDevice(
            PhoneSystemId system, DeviceDescription described, DeviceSettings deviceSettings, Subject by) {
        PhoneSystemRunner runner = permitted(system, described.id(), by);
        Device known = device(runner, described.id());
        // a hot-desk device shows as a station while somebody is logged in: its kind may be put right by hand
        DeviceDescription kept = known.manual()
                ? described
                : new DeviceDescription(
                        known.id(), described.kind(), known.described().description(), known.described().username(),
                        known.described().attributes());
        Device changed = new Device(system, kept, deviceSettings, known.manual(), known.present());
        return keep(runner, changed, "telephony.change-device", by);
    }

    @Override
    public void removeDevice(PhoneSystemId system, DeviceId id, Subject by) {
        PhoneSystemRunner runner = permitted(system, id, by);
        Device known = device(runner, id);
        if (!known.manual() && known.present()) {
            throw ProblemException.conflict(
                    "telephony.device-programmed", id.toString(), "The phone system still has this device.",
                    "Remove it there; it goes by itself then.");
        }
        audit.record(AuditEvent.done(by, ORIGIN, "telephony.remove-device", known.toString()));
        runner.apply(new SystemEvent.DeviceRemoved(id));
        systems.writer().forget(system, id);
        store.delete(system, id);
    }

    private PhoneSystemRunner permitted(PhoneSystemId system, DeviceId device, Subject by) {
        security.check(by, CONFIGURE, Target.of("device", device.toString()));
        return runner(system);
    }

    private static Device device(PhoneSystemRunner runner, DeviceId id) {
        return runner.view()
                .device(id)
                .orElseThrow(() -> notFound(id.toString(), "There is no such device."))
                .device();
    }

    private Device keep(PhoneSystemRunner runner, Device device, String action, Subject by) {
        String before = runner.view().device(device.id()).map(s -> s.device().toString()).orElse("");
        audit.record(new AuditEvent(
                by, ORIGIN, action, device.id().toString(), AuditEvent.Outcome.DONE, before, device.toString()));
        store.save(List.of(device));
        systems.writer().known(List.of(device));
        runner.apply(new SystemEvent.DeviceConfigured(device));
        return device;
    }
}

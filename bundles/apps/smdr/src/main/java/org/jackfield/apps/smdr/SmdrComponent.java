package org.jackfield.apps.smdr;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.contacts.ContactMatch;
import org.jackfield.api.contacts.ContactService;
import org.jackfield.api.feature.Feature;
import org.jackfield.api.licence.Entitlement;
import org.jackfield.api.licence.LicenceService;
import org.jackfield.api.scheduler.JobSchedule;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.StandardOption;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.SettingsListener;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.Node;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.telephony.call.JournalConsumer;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.time.SiteTime;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the outputs that the settings ask for. */
@Feature(
        id = "ip-smdr",
        title = "IP SMDR",
        description = "Gives call accounting software a line over TCP for everything that happens to a trunk call.",
        entitlement = "ip-smdr")
@Component(
        name = "org.jackfield.apps.smdr",
        immediate = true,
        service = {SmdrComponent.class, SettingsListener.class, ScheduledJob.class, PermissionContribution.class},
        property = SettingsListener.ID + "=org.jackfield.apps.smdr")
@JobSchedule(name = "smdr.open-port", cron = "0/30 * * * * ?")
public final class SmdrComponent implements SettingsListener<SmdrSettings>, ScheduledJob, PermissionContribution {

    /** Lets a person see and change the stream. */
    public static final Permission CONFIGURE = SmdrSettings.TYPE.permission();

    private static final Logger LOG = LoggerFactory.getLogger(SmdrComponent.class);
    private static final String PORT_ALERT = "smdr.port";

    private final BundleContext context;
    private final TelephonyService telephony;
    private final ContactService contacts;
    private final LicenceService licences;
    private final SettingsService settings;
    private final AlertService alerts;
    private final SiteTime time;
    private Output<LocalServer> local;
    private Output<PushConnection> push;

    /** An output and the consumer that feeds it. */
    private record Output<T extends AutoCloseable>(T target, ServiceRegistration<JournalConsumer> consumer) {}

    /** Starts what the settings ask for. */
    @Activate
    public SmdrComponent(
            BundleContext context,
            @Reference TelephonyService telephony,
            @Reference ContactService contacts,
            @Reference LicenceService licences,
            @Reference SettingsService settings,
            @Reference AlertService alerts,
            @Reference SiteTime time) {
        this.context = context;
        this.telephony = telephony;
        this.contacts = contacts;
        this.licences = licences;
        this.settings = settings;
        this.alerts = alerts;
        this.time = time;
        apply(settings.read(SmdrSettings.TYPE).value());
    }

    /** {@return the settings as they stand} */
    public Stored<SmdrSettings> settings() {
        return settings.read(SmdrSettings.TYPE);
    }

    /** Stores settings; the outputs follow at once. */
    public Stored<SmdrSettings> store(Stored<SmdrSettings> edited, SmdrSettings value, Subject by) {
        return settings.write(SmdrSettings.TYPE, edited.revision(), value, by);
    }

    /** {@return how the port is doing; empty if it is not open} */
    public synchronized Optional<LocalServer.Status> localStatus() {
        return Optional.ofNullable(local).map(output -> output.target().status());
    }

    /** {@return how the push connection is doing; empty if push is off} */
    public synchronized Optional<PushConnection.Status> pushStatus() {
        return Optional.ofNullable(push).map(output -> output.target().status());
    }

    @Override
    public List<Permission> permissions() {
        return List.of(CONFIGURE);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(StandardOption.SERVER_APPLICATIONS.granting(CONFIGURE.id()));
    }

    @Override
    public void settingsChanged(Stored<SmdrSettings> before, Stored<SmdrSettings> after) {
        apply(after.value());
    }

    /** Tries again to open a port that was taken. */
    @Override
    public synchronized void run(Instant due) {
        SmdrSettings wanted = settings().value();
        if (wanted.enabled() && local == null) {
            openPort(wanted);
        }
    }

    private synchronized void apply(SmdrSettings wanted) {
        stop();
        if (wanted.enabled()) {
            openPort(wanted);
            if (wanted.pushEnabled()) {
                PushConnection connection =
                        new PushConnection(wanted.pushHost(), wanted.pushPort(), wanted.paddingCharacter(), alerts);
                // named by its target: a reader that was away gets what it missed, a new one starts with now
                push = feed(connection, connection, "push." + wanted.pushHost() + ":" + wanted.pushPort());
            }
        }
    }

    private void openPort(SmdrSettings wanted) {
        try {
            LocalServer server = new LocalServer(
                    wanted.localPort(), addresses(wanted.allowedReaders()), wanted.paddingCharacter(), time.clock());
            local = feed(server, server, "local");
            LOG.info("SMDR readers are welcome on port {}", server.port());
            alerts.clear(PORT_ALERT);
        } catch (IOException e) {
            LOG.warn("SMDR port {} cannot be opened: {}", wanted.localPort(), e.getMessage());
            alerts.raise(new AlertCondition(
                    PORT_ALERT,
                    AlertCondition.Severity.CRITICAL,
                    "SMDR port not open",
                    "Port " + wanted.localPort() + " cannot be opened: " + e.getMessage() + ".",
                    "Stop what uses the port, or choose another on the IP SMDR page; it is tried every 30 seconds."));
        }
    }

    private <T extends AutoCloseable> Output<T> feed(T target, LineFeed.Output lines, String name) {
        LineFeed feed = new LineFeed(system -> new SmdrTranslator(trunk -> served(system, trunk), time::zone, this::contactName), lines);
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(JournalConsumer.NAME, "org.jackfield.apps.smdr." + name);
        return new Output<>(target, context.registerService(JournalConsumer.class, feed, properties));
    }

    /** Who has the number in the contacts that are for everybody, else the name that came with the call. */
    private String contactName(LogicalCall call) {
        return contacts.match(TrunkCall.callerId(call), Optional.empty())
                .map(ContactMatch::name)
                .orElse(call.outside().name());
    }

    /** Without node licences only the default node's trunks are reported (ruling 14). */
    private boolean served(PhoneSystemId system, DeviceId trunk) {
        List<Node> nodes = telephony.nodes(system);
        if (nodes.size() < 2 || licences.allowance(Entitlement.NODES.id()).granted()) {
            return true;
        }
        return nodes.stream().anyMatch(node -> node.isDefault() && node.number().equals(trunk.node()));
    }

    private static Set<InetAddress> addresses(List<String> readers) throws UnknownHostException {
        Set<InetAddress> addresses = new HashSet<>();
        for (String reader : readers) {
            addresses.addAll(List.of(InetAddress.getAllByName(reader)));
        }
        return addresses;
    }

    /** Closes everything. */
    @Deactivate
    public synchronized void stop() {
        close(local);
        close(push);
        local = null;
        push = null;
        alerts.clear(PORT_ALERT);
    }

    private static void close(Output<?> output) {
        if (output == null) {
            return;
        }
        try {
            output.target().close(); // first, because the consumer may be waiting for it
            output.consumer().unregister();
        } catch (Exception e) {
            LOG.warn("An SMDR output did not close: {}", e.getMessage());
        }
    }
}

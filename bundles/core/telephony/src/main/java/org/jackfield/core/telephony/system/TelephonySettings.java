package org.jackfield.core.telephony.system;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Secret;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.api.telephony.NodeSettings;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemAdminService;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.connector.ConnectorConfig;

/**
 * The phone systems, and how long their events are kept.
 *
 * @param phoneSystems the phone systems in the order of being added
 * @param journalDays how many days events are kept, 1 to 366
 * @param journalMegabytes how much disk one phone system's events may take, at least 100
 */
public record TelephonySettings(List<Entry> phoneSystems, int journalDays, int journalMegabytes) {

    /** The group of settings. */
    public static final SettingsType<TelephonySettings> TYPE = new SettingsType<>(
            "org.jackfield.core.telephony",
            TelephonySettings.class,
            new TelephonySettings(List.of(), 14, 10_000),
            PhoneSystemAdminService.CONFIGURE);

    private static final int MAX_SYSTEMS = 50;
    private static final int MAX_NODES = 200;

    /**
     * One phone system as it is stored.
     *
     * @param id its id, a UUID as text
     * @param name what people call it
     * @param type which connector serves it
     * @param enabled whether the connector runs
     * @param host name or address
     * @param port port, 0 for the connector's default
     * @param user the user to log in as
     * @param secret the password
     * @param options the connector's options
     * @param defaultNode the node that serves without node licences, empty for the first
     * @param nodes what was entered of each node
     * @param revision grows with every change
     */
    public record Entry(
            String id,
            String name,
            String type,
            boolean enabled,
            String host,
            int port,
            String user,
            Secret secret,
            Map<String, String> options,
            String defaultNode,
            Map<String, NodeSettings> nodes,
            long revision) {

        public Entry {
            secret = Objects.requireNonNullElse(secret, Secret.NONE);
            options = options == null ? Map.of() : Map.copyOf(options);
            defaultNode = Objects.requireNonNullElse(defaultNode, "");
            nodes = nodes == null ? Map.of() : Map.copyOf(nodes);
            if (nodes.size() > MAX_NODES) {
                throw ProblemException.invalid(
                        "telephony.too-many-nodes", Integer.toString(nodes.size()),
                        "A phone system has " + MAX_NODES + " nodes at most.", "See which nodes it has.");
            }
        }

        static Entry of(PhoneSystem system, String defaultNode, Map<String, NodeSettings> nodes) {
            ConnectorConfig config = system.config();
            return new Entry(
                    system.id().toString(), system.name(), system.type(), system.enabled(), config.host(),
                    config.port(), config.user(), config.secret(), config.options(), defaultNode, nodes,
                    system.revision());
        }

        PhoneSystem toPhoneSystem() {
            return new PhoneSystem(
                    PhoneSystemId.of(id), name, type, new ConnectorConfig(host, port, user, secret, options), enabled,
                    revision);
        }
    }

    public TelephonySettings {
        phoneSystems = List.copyOf(phoneSystems);
        if (phoneSystems.size() > MAX_SYSTEMS) {
            throw ProblemException.invalid(
                    "telephony.too-many-systems", Integer.toString(phoneSystems.size()),
                    "There can be " + MAX_SYSTEMS + " phone systems at most.", "Remove one that is not used.");
        }
        if (journalDays < 1 || journalDays > 366) {
            throw ProblemException.invalid(
                    "telephony.journal-days", Integer.toString(journalDays),
                    "Events are kept for 1 to 366 days.", "Enter a number of days in this range.");
        }
        if (journalMegabytes < 100) {
            throw ProblemException.invalid(
                    "telephony.journal-size", Integer.toString(journalMegabytes),
                    "A journal needs 100 MB at least.", "Enter 100 or more.");
        }
    }

    TelephonySettings withSystems(List<Entry> systems) {
        return new TelephonySettings(systems, journalDays, journalMegabytes);
    }
}

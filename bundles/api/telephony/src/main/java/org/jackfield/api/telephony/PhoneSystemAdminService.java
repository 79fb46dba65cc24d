package org.jackfield.api.telephony;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.Subject;
import org.jackfield.api.telephony.connector.ConfigProblem;
import org.jackfield.api.telephony.connector.ConnectionReport;
import org.jackfield.api.telephony.connector.ConnectorConfig;
import org.jackfield.api.telephony.connector.ConnectorFactory;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Adds, changes and removes phone systems, and looks after their devices. Changes are stored, audited and in force when a
 * method returns. Safe for any thread; methods touch the database.
 *
 * <p>Every method that changes something throws {@link org.jackfield.api.problem.ProblemException} if the input is wrong,
 * the thing is not there, or somebody else changed it meanwhile.
 */
@ProviderType
public interface PhoneSystemAdminService {

    /** What a person needs to configure phone systems and their devices. */
    Permission CONFIGURE = new Permission("telephony.configure", "Configure phone systems");

    /** {@return the kinds of connector there are now, by title} */
    Collection<ConnectorFactory> connectorTypes();

    /** {@return what is wrong with a configuration; empty if nothing} */
    List<ConfigProblem> validate(String type, ConnectorConfig config);

    /** Tries to log in to a phone system, stored or not; completes normally whether that succeeds or not. */
    CompletionStage<ConnectionReport> test(String type, ConnectorConfig config);

    /**
     * Adds a phone system and starts it if it is enabled. Its devices are imported at the first connection.
     *
     * @return the stored system with its id
     */
    PhoneSystem add(String name, String type, ConnectorConfig config, boolean enabled, Subject by);

    /**
     * Changes a phone system; its connector is started anew if it was or is to be running.
     *
     * @param changed the system with the revision that was read
     * @return the stored system with its new revision
     */
    PhoneSystem change(PhoneSystem changed, Subject by);

    /** Removes a phone system with its devices. Its calls stay in the call log. */
    void remove(PhoneSystemId system, Subject by);

    /** Reads all devices again; completes when they are read. */
    CompletionStage<Void> importDevices(PhoneSystemId system, Subject by);

    /** Adds a device by hand, a DDI for instance; its number must be new. */
    Device addDevice(PhoneSystemId system, DeviceDescription described, DeviceSettings settings, Subject by);

    /** Changes a device: its settings; for one entered by hand, or whose kind the system cannot tell, all of it. */
    Device changeDevice(
            PhoneSystemId system, DeviceDescription described, DeviceSettings settings, Subject by);

    /** Removes a device that was entered by hand or that the phone system no longer has. */
    void removeDevice(PhoneSystemId system, DeviceId device, Subject by);

    /**
     * Keeps what a site enters of a node. A phone system that names no nodes has one, under the empty number.
     *
     * @param node the node's number
     */
    void configureNode(PhoneSystemId system, String node, NodeSettings settings, Subject by);

    /** Makes a node the default one. */
    void setDefaultNode(PhoneSystemId system, String node, Subject by);
}

package org.jackfield.connectors.simulator;

import java.util.Map;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.Subject;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemAdminService;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.telephony.connector.ConnectorConfig;
import org.jackfield.api.telephony.connector.ConnectorFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Enters the simulated telephone system among Jackfield's phone systems, so that a demonstration needs no hand. */
@Component(name = "org.jackfield.connectors.simulator.entry", configurationPid = "org.jackfield.connectors.simulator",
        service = EntryComponent.class, immediate = true)
public final class EntryComponent {

    private static final Logger LOG = LoggerFactory.getLogger(EntryComponent.class);
    private static final String OAI = "oai";

    /** Looks whether it is there, and adds it if not. */
    @Activate
    public EntryComponent(SimulatorConfig config, @Reference PhoneSystemAdminService admin, @Reference TelephonyService telephony,
            @Reference(target = "(" + ConnectorFactory.TYPE + "=" + OAI + ")") ConnectorFactory oai) {
        if (!config.enabled() || config.enter().isBlank() || telephony.phoneSystems().stream().anyMatch(it -> reaches(config, it))) {
            return;
        }
        ConnectorConfig connection =
                new ConnectorConfig(config.address(), config.port(), "", new Secret(config._password()), Map.of());
        admin.add(config.enter().strip(), OAI, connection, true, Subject.system("org.jackfield.connectors.simulator"));
        LOG.info("The simulated telephone system is entered as \"{}\"", config.enter());
    }

    private static boolean reaches(SimulatorConfig config, PhoneSystem system) {
        return system.type().equals(OAI) && system.config().host().equals(config.address())
                && system.config().port() == config.port();
    }
}

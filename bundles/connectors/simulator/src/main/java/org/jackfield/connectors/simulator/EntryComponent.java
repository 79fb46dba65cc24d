package org.jackfield.connectors.simulator;

import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.Subject;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemAdminService;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.telephony.connector.ConnectorConfig;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Enters the simulated telephone system among Jackfield's phone systems, so that a demonstration needs no hand. */
@Component(name = "org.jackfield.connectors.simulator.entry", configurationPid = "org.jackfield.connectors.simulator",
        service = EntryComponent.class, immediate = true)
public final class EntryComponent {

    private static final Logger LOG = LoggerFactory.getLogger(EntryComponent.class);
    private static final String OAI = "oai";
    /** The simulator's own lines for what System OAI publishes no command for. */
    private static final Map<String, String> PROGRAMMING = Map.of(
            "usernameCommand", "_SUI,{inv},{ext},{passcode},0,|{value}|",
            "descriptionCommand", "_SUI,{inv},{ext},{passcode},1,|{value}|",
            "classOfServiceCommand", "_SUI,{inv},{ext},{passcode},5,{day},{night}",
            "callingNumberCommand", "_SUI,{inv},{ext},{passcode},10,{value}");

    private final SimulatorConfig config;
    private final PhoneSystemAdminService admin;
    private final TelephonyService telephony;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("jackfield-simulator-entry").factory());

    @Activate
    public EntryComponent(SimulatorConfig config, @Reference PhoneSystemAdminService admin, @Reference TelephonyService telephony) {
        this.config = config;
        this.admin = admin;
        this.telephony = telephony;
        if (config.enabled() && !config.enter().isBlank()) {
            thread.scheduleWithFixedDelay(this::enter, 0, 1, TimeUnit.SECONDS);
        }
    }

    /** Once the connector is there: it is another bundle, and telephony learns of it in its own time. */
    private void enter() {
        if (admin.connectorTypes().stream().noneMatch(it -> it.type().equals(OAI))) {
            return;
        }
        thread.shutdown();
        if (telephony.phoneSystems().stream().anyMatch(this::isThis)) {
            return;
        }
        ConnectorConfig connection = new ConnectorConfig(
                config.address(), config.port(), "", new Secret(config._password()), PROGRAMMING);
        try {
            admin.add(config.enter().strip(), OAI, connection, true, Subject.system("org.jackfield.connectors.simulator"));
            LOG.info("The simulated telephone system is entered as \"{}\"", config.enter());
        } catch (ProblemException e) {
            LOG.error("The simulated telephone system cannot be entered as \"{}\"", config.enter(), e);
        }
    }

    private boolean isThis(PhoneSystem system) {
        return system.type().equals(OAI) && system.config().host().equals(config.address())
                && system.config().port() == config.port();
    }

    @Deactivate
    void stop() {
        thread.shutdown();
    }
}

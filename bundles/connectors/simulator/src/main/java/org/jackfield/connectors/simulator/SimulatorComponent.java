package org.jackfield.connectors.simulator;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jackfield.connectors.simulator.media.MediaSettings;
import org.jackfield.connectors.simulator.oai.ServerSettings;
import org.jackfield.connectors.simulator.office.DayProfile;
import org.jackfield.connectors.simulator.office.OfficePlanner;
import org.jackfield.connectors.simulator.office.OfficeSize;
import org.jackfield.connectors.simulator.office.OfficeStyle;
import org.jackfield.connectors.simulator.pbx.PbxPlan;
import org.jackfield.connectors.simulator.scenario.OfficeReader;
import org.jackfield.connectors.simulator.scenario.ScenarioException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the simulator if its configuration says so. */
@Component(name = "org.jackfield.connectors.simulator", configurationPid = "org.jackfield.connectors.simulator",
        service = SimulatorComponent.class, immediate = true)
@Designate(ocd = SimulatorConfig.class)
public final class SimulatorComponent {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatorComponent.class);
    private static final String HOW_TO_START = "set enabled=true in etc/org.jackfield.connectors.simulator.cfg";

    private static final int CALL_IDS_A_SECOND = 16;

    private final Simulator simulator;
    private final String whyNot;

    /** Starts the simulator, or notes why not. */
    @Activate
    public SimulatorComponent(SimulatorConfig config) {
        Simulator started = null;
        String reason = "The simulator is off; " + HOW_TO_START + ".";
        if (config.enabled()) {
            try {
                started = start(config);
                reason = "";
                LOG.info("The simulated telephone system listens on {}", started.address());
            } catch (RuntimeException e) {
                reason = "The simulator does not run: " + e.getMessage() + ". Correct etc/org.jackfield.connectors.simulator.cfg.";
                boolean foreseen = e instanceof IllegalArgumentException || e instanceof DateTimeException
                        || e instanceof ScenarioException;
                LOG.error(reason, foreseen ? null : e);
            } catch (IOException e) {
                reason = "The simulator does not run: port " + config.port() + " of " + config.address() + " cannot be had ("
                        + e.getMessage() + "). Choose another by port, or JACKFIELD_OAI_PORT in the environment.";
                LOG.error(reason);
            }
        }
        this.simulator = started;
        this.whyNot = reason;
    }

    private static Simulator start(SimulatorConfig config) throws IOException {
        boolean wholeDay = "working".equals(config.day());
        if (!wholeDay && !"busy".equals(config.day())) {
            throw new IllegalArgumentException("day is \"" + config.day() + "\", not busy or working");
        }
        if (config.port() < 0 || config.port() > 65_535) {
            throw new IllegalArgumentException("port " + config.port() + " is not 0 to 65535");
        }
        InetSocketAddress address = new InetSocketAddress(config.address(), config.port());
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("address " + config.address() + " is not known");
        }
        OfficeStyle style = new OfficeStyle(config.seed(), config.callsPerHour(), config.talkSeconds(),
                wholeDay ? DayProfile.WORKING_DAY : DayProfile.ALWAYS_BUSY, wholeDay);
        ServerSettings usual = ServerSettings.DEFAULT;
        ServerSettings settings = new ServerSettings(config._password(), usual.programmingPasscode(), usual.connections(),
                usual.monitors(), usual.commandTimerMillis(), usual.resyncPauseMillis(), usual.queueBytes());
        MediaSettings media = config.media()
                ? MediaSettings.of(config.mediaNetwork(), config.sipPort(), config.rtpPorts(), config.mirrorTo(), config.recorderAt())
                : null;
        ZoneId zone = ZoneId.systemDefault();
        Simulator simulator = new Simulator(plan(config), style, settings,
                address, start(config.start(), InstantSource.system(), zone), zone,
                config.speed());
        if (config.scenarioOffice().isBlank()) {
            simulator.run(() -> simulator.pbx().nextCallId(firstCallId(InstantSource.system().instant())));
        }
        if (media != null) {
            connect(simulator, media);
        }
        if (config.office() && config.scenarioOffice().isBlank()) {
            simulator.run(simulator.office()::open);
        }
        return simulator;
    }

    private static void connect(Simulator simulator, MediaSettings media) {
        try {
            simulator.connect(media);
            LOG.info("The simulated telephones make SIP and audio in {}.0.0/16", media.network());
        } catch (IOException e) {
            LOG.error("The simulated office goes on without SIP and audio: port {} of {}.0.1 cannot be had ({}). Choose another by"
                    + " sipPort in etc/org.jackfield.connectors.simulator.cfg.", media.sipPort(), media.network(), e.getMessage());
        }
    }

    /** A telephone system goes on with its call ids when the process that simulates it is killed and started again. */
    static String firstCallId(Instant now) {
        return Long.toHexString(now.getEpochSecond() * CALL_IDS_A_SECOND & 0xFFFF);
    }

    private static PbxPlan plan(SimulatorConfig config) {
        if (!config.scenarioOffice().isBlank()) {
            return OfficeReader.shipped(config.scenarioOffice().strip()).plan();
        }
        return OfficePlanner.plan(new OfficeSize(config.stations(), config.agents(), config.groups(), config.trunks(),
                config.nodes(), config.gateway(), config.hotDesks(), config.protocol()));
    }

    static Instant start(String text, InstantSource clock, ZoneId zone) {
        if (text.equals("now")) {
            return clock.instant();
        }
        return LocalDate.ofInstant(clock.instant(), zone).atTime(LocalTime.parse(text)).atZone(zone).toInstant();
    }

    /**
     * The running simulator.
     *
     * @throws IllegalStateException if it does not run; the message says why and what to do
     */
    public Simulator require() {
        if (simulator == null) {
            throw new IllegalStateException(whyNot);
        }
        return simulator;
    }

    @Deactivate
    void stop() {
        if (simulator != null) {
            simulator.close();
        }
    }
}

package org.jackfield.connectors.asterisk;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jackfield.api.security.Permission;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.connector.ConfigProblem;
import org.jackfield.api.telephony.connector.ConnectionReport;
import org.jackfield.api.telephony.connector.Connector;
import org.jackfield.api.telephony.connector.ConnectorConfig;
import org.jackfield.api.telephony.connector.ConnectorFactory;
import org.jackfield.api.telephony.connector.ConnectorOption;
import org.jackfield.api.telephony.connector.ConnectorSink;
import org.jackfield.api.telephony.connector.Sighting;
import org.jackfield.connectors.asterisk.ami.AmiProbe;
import org.jackfield.connectors.asterisk.session.Timing;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Makes connectors of type {@code asterisk} and remembers those that run. */
@Component(
        service = {ConnectorFactory.class, AsteriskConnectors.class},
        property = ConnectorFactory.TYPE + "=" + AsteriskComponent.NAME)
public final class AsteriskComponent implements ConnectorFactory, AsteriskConnectors {

    /** Lets a person see the state, the counters and the messages of the connection. */
    public static final Permission DIAGNOSE = new Permission("asterisk.diagnose", "Diagnose Asterisk connections");

    static final String NAME = "asterisk";

    private static final Pattern CUSTOM_STATE = Pattern.compile("Custom:[A-Za-z0-9_.-]+");
    private static final Pattern CONTEXT = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final int WAITING_ANSWERS = 10_000;

    private final Set<AsteriskConnector> running = ConcurrentHashMap.newKeySet();
    private final ExecutorService answers = answers();

    @Override
    public String type() {
        return NAME;
    }

    @Override
    public String title() {
        return "Asterisk (AMI)";
    }

    @Override
    public int defaultPort() {
        return AsteriskOptions.DEFAULT_PORT;
    }

    @Override
    public List<ConnectorOption> options() {
        return AsteriskOptions.ALL;
    }

    @Override
    public List<ConfigProblem> validate(ConnectorConfig config) {
        List<ConfigProblem> problems = new ArrayList<>(ConnectorFactory.super.validate(config));
        if (config.user().isBlank()) {
            problems.add(new ConfigProblem("user", "Enter the user that manager.conf declares."));
        } else if (config.user().chars().anyMatch(Character::isISOControl)) {
            problems.add(new ConfigProblem("user", "A user's name holds no control characters."));
        }
        if (!CONTEXT.matcher(config.text(AsteriskOptions.CONTEXT).strip()).matches()) {
            problems.add(new ConfigProblem(AsteriskOptions.CONTEXT.key(),
                    "A context is written with letters, digits, dots, hyphens and underscores."));
        }
        String night = config.text(AsteriskOptions.NIGHT_DEVICE).strip();
        if (!night.isEmpty() && !CUSTOM_STATE.matcher(night).matches()) {
            problems.add(new ConfigProblem(AsteriskOptions.NIGHT_DEVICE.key(),
                    "Write a custom device state, Custom:night for instance."));
        }
        return problems;
    }

    @Override
    public CompletionStage<ConnectionReport> test(ConnectorConfig config) {
        return new ConnectionTest(AsteriskOptions.settings(config)).run();
    }

    @Override
    public Optional<Sighting> probe(InetSocketAddress address, Duration patience) {
        return AmiProbe.at(address, patience);
    }

    @Override
    public Connector create(PhoneSystemId system, ConnectorConfig config, ConnectorSink sink) {
        running.removeIf(AsteriskConnector::isClosed);
        AsteriskConnector connector =
                new AsteriskConnector(system, AsteriskOptions.settings(config), Timing.USUAL, sink, answers);
        running.add(connector);
        return connector;
    }

    @Override
    public Collection<AsteriskConnector> running() {
        running.removeIf(AsteriskConnector::isClosed);
        return List.copyOf(running);
    }

    @Deactivate
    void deactivate() {
        running.forEach(AsteriskConnector::close);
        running.clear();
        answers.shutdown();
    }

    private static ExecutorService answers() {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(2, 2, 30, TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(WAITING_ANSWERS), Thread.ofPlatform().name("asterisk-answers").daemon().factory(),
                // also after the end: whoever waits for an answer gets one
                (task, full) -> task.run());
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}

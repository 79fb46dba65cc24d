package org.jackfield.connectors.oai;

import java.net.InetSocketAddress;
import java.time.Clock;
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
import java.util.random.RandomGenerator;

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
import org.jackfield.connectors.oai.link.BackOff;
import org.jackfield.connectors.oai.link.OaiProbe;
import org.jackfield.connectors.oai.link.OwnSessionThread;
import org.jackfield.connectors.oai.link.TcpLink;
import org.jackfield.connectors.oai.session.OaiSettings;
import org.jackfield.connectors.oai.session.OaiTrace;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Makes connectors of type {@code oai} and remembers those that run. */
@Component(
        service = {ConnectorFactory.class, OaiConnectors.class},
        property = ConnectorFactory.TYPE + "=" + OaiComponent.NAME)
public final class OaiComponent implements ConnectorFactory, OaiConnectors {

    /** Lets a person see the state, the counters and the lines of the connection. */
    public static final Permission DIAGNOSE = new Permission("oai.diagnose", "Diagnose System OAI connections");

    /** Lets a person send any command to a phone system. */
    public static final Permission SEND = new Permission("oai.send", "Send lines to a phone system over System OAI");

    static final String NAME = "oai";

    private static final int WAITING_ANSWERS = 10_000;

    private final Set<OaiConnector> running = ConcurrentHashMap.newKeySet();
    private final ExecutorService answers = answers();

    @Override
    public String type() {
        return NAME;
    }

    @Override
    public String title() {
        return "MiVoice Office 250 (System OAI)";
    }

    @Override
    public int defaultPort() {
        return OaiOptions.DEFAULT_PORT;
    }

    @Override
    public List<ConnectorOption> options() {
        return OaiOptions.ALL;
    }

    @Override
    public List<ConfigProblem> validate(ConnectorConfig config) {
        List<ConfigProblem> problems = new ArrayList<>(ConnectorFactory.super.validate(config));
        String command = config.text(OaiOptions.NIGHT_COMMAND);
        if ("command".equals(config.text(OaiOptions.NIGHT_MODE)) && !command.contains("{inv}")) {
            problems.add(new ConfigProblem(OaiOptions.NIGHT_COMMAND.key(),
                    "Without {inv} its answer could not be recognised."));
        }
        if (config.secret().reveal().indexOf('\0') >= 0) {
            problems.add(new ConfigProblem("secret", "The password cannot hold a zero character."));
        }
        return problems;
    }

    @Override
    public CompletionStage<ConnectionReport> test(ConnectorConfig config) {
        OaiSettings settings = OaiOptions.settings(config);
        OwnSessionThread thread = new OwnSessionThread("oai-" + settings.host() + "-test");
        return new ConnectionTest(settings, thread).run(listener ->
                TcpLink.open(settings.host(), settings.port(), settings.frameLimit(), thread, listener));
    }

    @Override
    public Optional<Sighting> probe(InetSocketAddress address, Duration patience) {
        return OaiProbe.at(address, OaiOptions.APPLICATION.defaultValue(), patience);
    }

    @Override
    public Connector create(PhoneSystemId system, ConnectorConfig config, ConnectorSink sink) {
        running.removeIf(OaiConnector::isClosed);
        OaiSettings settings = OaiOptions.settings(config);
        OwnSessionThread thread = new OwnSessionThread("oai-" + settings.host() + "-session");
        OaiConnector connector = new OaiConnector(system, settings, sink, thread,
                listener -> TcpLink.open(settings.host(), settings.port(), settings.frameLimit(), thread, listener),
                answers, new BackOff(RandomGenerator.getDefault()), new OaiTrace(Clock.systemUTC()));
        running.add(connector);
        return connector;
    }

    @Override
    public Collection<OaiConnector> running() {
        running.removeIf(OaiConnector::isClosed);
        return List.copyOf(running);
    }

    @Deactivate
    void deactivate() {
        running.forEach(OaiConnector::close);
        running.clear();
        answers.shutdown();
    }

    private static ExecutorService answers() {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(2, 2, 30, TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(WAITING_ANSWERS), task -> {
                    Thread thread = new Thread(task, "oai-answers");
                    thread.setDaemon(true);
                    return thread;
                }, new ThreadPoolExecutor.CallerRunsPolicy());
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}

package org.jackfield.connectors.sip;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jackfield.api.media.source.AudioSource;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.connector.ConfigProblem;
import org.jackfield.api.telephony.connector.ConnectionReport;
import org.jackfield.api.telephony.connector.Connector;
import org.jackfield.api.telephony.connector.ConnectorConfig;
import org.jackfield.api.telephony.connector.ConnectorFactory;
import org.jackfield.api.telephony.connector.ConnectorOption;
import org.jackfield.api.telephony.connector.ConnectorSink;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Makes connectors of type {@code sip}: phone systems that are followed by their signalling at a mirror port. */
@Component(service = ConnectorFactory.class, property = ConnectorFactory.TYPE + "=" + SipComponent.NAME)
public final class SipComponent implements ConnectorFactory {

    static final String NAME = "sip";

    private static final int SIP_PORT = 5060;
    private static final ConnectorOption ADDRESSES = ConnectorOption.text("addresses", "Further addresses",
            "Other IP addresses of the phone system, separated by commas.", "");
    private static final ConnectorOption EXTENSIONS = ConnectorOption.text("extensions", "Extensions",
            "Numbers of telephones besides those seen to register, separated by commas; * stands for anything, ? for one"
                    + " digit: 1???, 2???.", "");
    private static final ConnectorOption TRUNK = ConnectorOption.text("trunk", "Line without SIP",
            "What a line outside is called that the mirror port does not show, such as ISDN.", "line");

    private final BundleContext context;
    private final List<AudioSource> sources = new CopyOnWriteArrayList<>();
    private final Set<SipConnector> running = ConcurrentHashMap.newKeySet();

    /** Hears calls through services of this context. */
    @Activate
    public SipComponent(BundleContext context) {
        this.context = context;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSource(AudioSource source) {
        sources.add(source);
    }

    void removeSource(AudioSource source) {
        sources.remove(source);
    }

    @Override
    public String type() {
        return NAME;
    }

    @Override
    public String title() {
        return "SIP at a mirror port (passive)";
    }

    @Override
    public int defaultPort() {
        return SIP_PORT;
    }

    @Override
    public List<ConnectorOption> options() {
        return List.of(ADDRESSES, EXTENSIONS, TRUNK);
    }

    @Override
    public List<ConfigProblem> validate(ConnectorConfig config) {
        List<ConfigProblem> problems = new ArrayList<>(ConnectorFactory.super.validate(config));
        check("host", List.of(config.host()), problems);
        check(ADDRESSES.key(), words(config.text(ADDRESSES)), problems);
        if (config.text(TRUNK).isBlank()) {
            problems.add(new ConfigProblem(TRUNK.key(), "Enter a name for lines that are not seen."));
        }
        return problems;
    }

    /** There is nobody to log in to: whether anything can be heard is what there is to know. */
    @Override
    public CompletionStage<ConnectionReport> test(ConnectorConfig config) {
        Optional<Problem> problem = problem();
        return CompletableFuture.completedFuture(problem
                .map(wrong -> new ConnectionReport(false, wrong.toLine(), Map.of()))
                .orElse(new ConnectionReport(true, "The mirror ports are captured. Calls show as they are made.", Map.of())));
    }

    @Override
    public Connector create(PhoneSystemId system, ConnectorConfig config, ConnectorSink sink) {
        running.removeIf(SipConnector::isClosed);
        Set<InetAddress> addresses = new LinkedHashSet<>();
        List<String> all = new ArrayList<>(words(config.text(ADDRESSES)));
        all.add(config.host());
        all.forEach(address -> IpLiteral.parse(address).ifPresent(addresses::add));
        NumberingPlan plan = new NumberingPlan(addresses, config.text(EXTENSIONS), config.text(TRUNK).strip());
        SipConnector connector = new SipConnector(config.host(), plan, sink, this::problem, context);
        running.add(connector);
        return connector;
    }

    @Deactivate
    void deactivate() {
        running.forEach(SipConnector::close);
        running.clear();
    }

    private Optional<Problem> problem() {
        return sources.stream()
                .filter(source -> source.id().equals(AudioSource.MIRROR))
                .findFirst()
                .map(AudioSource::problem)
                .orElseGet(() -> Optional.of(new Problem("sip.no-capture", Problem.Kind.UNAVAILABLE, "",
                        "Mirror ports are not captured on this server.", "Install the feature jackfield-capture.")));
    }

    private static void check(String field, List<String> addresses, List<ConfigProblem> problems) {
        for (String address : addresses) {
            if (!address.isEmpty() && IpLiteral.parse(address).isEmpty()) {
                problems.add(new ConfigProblem(field, "Enter an IP address; names are not looked up: " + address));
            }
        }
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[\\s,;]+")).filter(word -> !word.isEmpty()).toList();
    }
}

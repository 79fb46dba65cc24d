package org.jackfield.api.telephony.connector;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.Map;
import java.util.Optional;
import org.jackfield.api.telephony.PhoneSystemId;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes connectors of one type. Register one as a service with the property {@link #TYPE}; phone systems of that type
 * start when it comes and stop when it goes.
 */
@ConsumerType
public interface ConnectorFactory {

    /** Service property that names the type: {@code oai}, {@code asterisk}, {@code simulator} … */
    String TYPE = "jackfield.connector.type";

    /** The type, the same as the service property. */
    String type();

    /** What the type is called on pages, {@code MiVoice Office 250 (System OAI)} for instance. */
    String title();

    /** The port a phone system of this type listens on by default; 0 if there is none. */
    int defaultPort();

    /** What is asked for besides host, port, user and password, in the order of asking. */
    List<ConnectorOption> options();

    /** Finds what is wrong with a configuration without reaching out; empty if nothing. */
    default List<ConfigProblem> validate(ConnectorConfig config) {
        List<ConfigProblem> problems = new ArrayList<>();
        if (defaultPort() != 0 && config.host().isEmpty()) {
            problems.add(new ConfigProblem("host", "Enter the phone system's name or address."));
        }
        for (ConnectorOption option : options()) {
            option.problemWith(config.text(option))
                    .ifPresent(wrong -> problems.add(new ConfigProblem(option.key(), option.title() + ": " + wrong)));
        }
        for (String key : config.options().keySet()) {
            if (options().stream().noneMatch(option -> option.key().equals(key))) {
                problems.add(new ConfigProblem(key, "This connector has no such option."));
            }
        }
        return problems;
    }

    /**
     * Tries to log in and out again, without disturbing what runs. Ends by itself within 30 seconds.
     *
     * @return completes normally whether the test succeeds or not
     */
    default CompletionStage<ConnectionReport> test(ConnectorConfig config) {
        return CompletableFuture.completedFuture(
                new ConnectionReport(false, "This connector cannot test its connection.", Map.of()));
    }

    /**
     * Looks whether a phone system of this type answers at an address; for the search of the network, which calls it for many
     * addresses at once. Opens one connection, gives no password, and leaves nothing behind.
     *
     * @param address where to look; resolved
     * @param patience how long to wait for the connection, and then for an answer
     * @return what answered; empty if nothing did, or something else for sure
     */
    default Optional<Sighting> probe(InetSocketAddress address, Duration patience) {
        return Optional.empty();
    }

    /**
     * Makes a connector, which does nothing before {@link Connector#start()}.
     *
     * @param system the phone system it is for
     * @param config a configuration that {@link #validate} finds nothing wrong with
     * @param sink where events go
     */
    Connector create(PhoneSystemId system, ConnectorConfig config, ConnectorSink sink);
}

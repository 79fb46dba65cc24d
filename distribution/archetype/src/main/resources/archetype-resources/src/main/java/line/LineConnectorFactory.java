package ${package}.line;

import java.util.List;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.connector.Connector;
import org.jackfield.api.telephony.connector.ConnectorConfig;
import org.jackfield.api.telephony.connector.ConnectorFactory;
import org.jackfield.api.telephony.connector.ConnectorOption;
import org.jackfield.api.telephony.connector.ConnectorSink;
import org.osgi.service.component.annotations.Component;

/** Offers phone systems that tell their calls in lines of text, as type {@code ${name}}. */
@Component(service = ConnectorFactory.class, property = ConnectorFactory.TYPE + "=" + LineConnectorFactory.NAME)
public final class LineConnectorFactory implements ConnectorFactory {

    static final String NAME = "${name}";
    static final ConnectorOption RETRY_SECONDS = ConnectorOption.number(
            "retrySeconds", "Try again after (seconds)", "How long to wait after the connection was lost.", 5, 1, 300);

    private static final int DEFAULT_PORT = 4711;

    @Override
    public String type() {
        return NAME;
    }

    @Override
    public String title() {
        return "Lines of text (${name})";
    }

    @Override
    public int defaultPort() {
        return DEFAULT_PORT;
    }

    @Override
    public List<ConnectorOption> options() {
        return List.of(RETRY_SECONDS);
    }

    @Override
    public Connector create(PhoneSystemId system, ConnectorConfig config, ConnectorSink sink) {
        return new LineConnector(config, config.portOr(DEFAULT_PORT), sink);
    }
}

package ${package}.line;

import java.util.Map;
import org.jackfield.api.security.Secret;
import org.jackfield.api.telephony.connector.ConnectorConfig;
import org.jackfield.api.telephony.connector.ConnectorFactory;
import org.jackfield.api.testkit.connector.ConnectorContract;
import org.junit.jupiter.api.AfterEach;

/** What every connector keeps to, with a phone system on the loopback. */
class LineConnectorTest extends ConnectorContract {

    private static final String PASSWORD = "open sesame";

    private LinePhoneSystem phoneSystem;

    @Override
    protected ConnectorFactory factory() {
        return new LineConnectorFactory();
    }

    @Override
    protected ConnectorConfig reachable() throws Exception {
        if (phoneSystem == null) {
            phoneSystem = new LinePhoneSystem(PASSWORD);
        }
        return new ConnectorConfig("127.0.0.1", phoneSystem.port(), "", new Secret(PASSWORD), Map.of("retrySeconds", "1"));
    }

    @Override
    protected void endPhoneSystem() throws Exception {
        phoneSystem.end();
    }

    @Override
    protected void startPhoneSystem() throws Exception {
        phoneSystem.start();
    }

    @AfterEach
    void end() throws Exception {
        if (phoneSystem != null) {
            phoneSystem.end();
        }
    }
}

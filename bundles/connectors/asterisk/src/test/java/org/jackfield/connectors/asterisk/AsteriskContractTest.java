package org.jackfield.connectors.asterisk;

import org.jackfield.api.telephony.connector.ConnectorConfig;
import org.jackfield.api.telephony.connector.ConnectorFactory;
import org.jackfield.api.testkit.connector.ConnectorContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** On a real Asterisk. */
class AsteriskContractTest extends ConnectorContract {

    private static RealAsterisk asterisk;

    private final AsteriskComponent component = new AsteriskComponent();

    @BeforeAll
    static void start() throws Exception {
        asterisk = RealAsterisk.started();
    }

    @AfterAll
    static void stop() throws Exception {
        asterisk.close();
    }

    @Override
    protected ConnectorFactory factory() {
        return component;
    }

    @Override
    protected void stopFactory() {
        component.deactivate();
    }

    @Override
    protected ConnectorConfig reachable() {
        return RealOffice.config(asterisk.amiPort, RealOffice.PASSWORD);
    }

    @Override
    protected void endPhoneSystem() throws Exception {
        asterisk.crash();
    }

    @Override
    protected void startPhoneSystem() throws Exception {
        asterisk.start();
    }
}

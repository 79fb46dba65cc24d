package org.jackfield.core.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives Jetty its HTTPS connector, and the connector another certificate while it runs. */
final class HttpsConnectors implements ConnectorFactory {

    private static final Logger LOG = LoggerFactory.getLogger(HttpsConnectors.class);
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
    private static final long IDLE_MILLIS = 60_000;

    private final String host;
    private final int port;
    private final WebSocketOrigin origin = new WebSocketOrigin();
    private final StrictTransport strict = new StrictTransport();
    private final SslContextFactory.Server tls = new SslContextFactory.Server();

    private volatile ServerConnector connector;
    private volatile String failure = "Jetty has not asked for it yet";

    HttpsConnectors(String host, int port) {
        this.host = host;
        this.port = port;
        tls.setIncludeProtocols(PROTOCOLS);
        tls.setEndpointIdentificationAlgorithm(null);
    }

    /** Serves connections from now on with this key; those that are open go on. */
    void use(ServerKey key) {
        strict.use(key);
        if (!tls.isRunning()) {
            apply(tls, key);
            return;
        }
        try {
            tls.reload(running -> apply(running, key));
        } catch (Exception refused) { // as Jetty declares
            throw new IllegalStateException("Jetty does not take the new certificate", refused);
        }
    }

    @Override
    public Connector createConnector(Server server) {
        HttpConfiguration https = new HttpConfiguration();
        https.setSendServerVersion(false);
        // No check of the name asked for: people reach a new installation by whatever address they know.
        https.addCustomizer(new SecureRequestCustomizer(false));
        https.addCustomizer(new HostCookie());
        https.addCustomizer(strict);
        https.addCustomizer(origin);
        ServerConnector created =
                new ServerConnector(server, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(https));
        created.setName("https");
        created.setHost(host);
        created.setPort(port);
        created.setIdleTimeout(IDLE_MILLIS);
        try {
            // Taken here, so that a port in use is told apart from everything else that may go wrong.
            created.open();
        } catch (IOException taken) {
            failure = taken.getMessage();
            LOG.error("HTTPS does not listen on {}: {}.", endpoint(), failure);
            throw new UncheckedIOException(taken);
        }
        connector = created;
        guardOthers(server, created);
        LOG.info("HTTPS listens on {}.", endpoint());
        return created;
    }

    /** Jetty has opened its own, plain connector before it asks for more. */
    private void guardOthers(Server server, ServerConnector created) {
        List<HttpConfiguration> others = Stream.of(server.getConnectors())
                .map(other -> other.getConnectionFactory(HttpConnectionFactory.class))
                .filter(Objects::nonNull)
                .map(HttpConnectionFactory::getHttpConfiguration)
                .toList();
        others.forEach(other -> other.addCustomizer(origin));
        created.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStopped(LifeCycle stopped) {
                others.forEach(other -> other.getCustomizers().remove(origin));
            }
        });
    }

    /** {@return what browsers are told about coming again} */
    StrictTransport strictTransport() {
        return strict;
    }

    String endpoint() {
        return host + ":" + port;
    }

    /** {@return why nothing listens; empty if something does} */
    Optional<String> failure() {
        ServerConnector running = connector;
        if (running == null) {
            return Optional.of(failure);
        }
        return running.isRunning() ? Optional.empty() : Optional.of("Jetty has stopped it");
    }

    private static void apply(SslContextFactory tls, ServerKey key) {
        tls.setKeyStore(key.store());
        tls.setKeyStorePassword(new String(key.password()));
        tls.setKeyManagerPassword(new String(key.password()));
    }
}

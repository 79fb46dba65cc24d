package org.jackfield.core.http;

import java.io.Closeable;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.SecuredRedirectHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers every request by plain HTTP with the same address by HTTPS. A server of its own, so that nothing else can ever
 * be had by plain HTTP.
 */
final class RedirectServer implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(RedirectServer.class);
    private static final int MAX_THREADS = 8;
    private static final int MAX_HEADER = 4096;
    private static final long IDLE_MILLIS = 5_000;

    private final Server server;
    private final ServerConnector connector;

    /**
     * Opens the port.
     *
     * @throws java.io.IOException if it is taken, or not ours to take
     */
    RedirectServer(String host, int port, int httpsPort) throws Exception { // as Jetty declares
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 1);
        threads.setName("http-redirect");
        threads.setDaemon(true);
        server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MAX_HEADER);
        http.setSecureScheme("https");
        http.setSecurePort(httpsPort);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.setHandler(new SecuredRedirectHandler());
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw e;
        }
        LOG.info("Plain HTTP on {}:{} sends browsers to HTTPS.", host, port());
    }

    int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) { // as Jetty declares
            LOG.warn("Plain HTTP did not stop in order.", e);
        }
    }
}

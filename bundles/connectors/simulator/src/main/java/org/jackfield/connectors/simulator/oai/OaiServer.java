package org.jackfield.connectors.simulator.oai;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jackfield.connectors.oaiwire.Frames;
import org.jackfield.connectors.oaiwire.Login;
import org.jackfield.connectors.simulator.loop.EventLoop;
import org.jackfield.connectors.simulator.pbx.EventType;
import org.jackfield.connectors.simulator.pbx.Pbx;
import org.jackfield.connectors.simulator.pbx.PbxListener;
import org.jackfield.connectors.simulator.pbx.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens for OAI and SMDR clients. One thread serves all sockets; everything else happens on the loop. */
public final class OaiServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OaiServer.class);
    private static final long LOGIN_WITHIN_MILLIS = 30_000;

    private final Pbx pbx;
    private final EventLoop loop;
    private final ServerSettings settings;
    private final Faults faults;
    private final CommandTable commands;
    private final Set<Integer> downNodes = new TreeSet<>();
    private final Map<Link, OaiSession> sessions = new LinkedHashMap<>();
    private final Map<Connection, PbxListener> smdrFeeds = new LinkedHashMap<>();
    private final Selector selector;
    private final ServerSocketChannel listener;
    private final InetSocketAddress address;
    private final Thread thread;
    private volatile boolean closed;

    /** Starts to listen. */
    public OaiServer(Pbx pbx, EventLoop loop, ServerSettings settings, InetSocketAddress wanted) throws IOException {
        this.pbx = pbx;
        this.loop = loop;
        this.settings = settings;
        this.faults = new Faults(loop);
        this.commands = new CommandTable(this);
        this.selector = Selector.open();
        this.listener = ServerSocketChannel.open();
        try {
            listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            listener.bind(wanted);
            address = (InetSocketAddress) listener.getLocalAddress();
            listener.configureBlocking(false);
            listener.register(selector, SelectionKey.OP_ACCEPT);
        } catch (IOException e) {
            listener.close();
            selector.close();
            throw e;
        }
        this.thread = new Thread(this::serve, "simulator-oai");
        thread.setDaemon(true);
        thread.start();
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return address;
    }

    /** What goes wrong on demand. On the loop. */
    public Faults faults() {
        return faults;
    }

    /** Sessions of OAI clients. On the loop. */
    List<OaiSession> sessions() {
        return List.copyOf(sessions.values());
    }

    /** One line for each client: what it is, where, how many monitors. On the loop. */
    public List<String> clients() {
        return sessions.values().stream().map(s -> "%s at %s: %d monitors, %d commands".formatted(
                s.application().isEmpty() ? "(no name)" : s.application(), s.address(), s.monitors().all().size(),
                s.commandsHandled())).toList();
    }

    /** Cuts every client off. On the loop. */
    public void dropAll() {
        List.copyOf(sessions.keySet()).forEach(Link::close);
        List.copyOf(smdrFeeds.keySet()).forEach(Connection::close);
    }

    /** The telephone system loses its power and comes back: calls and monitors are gone, links stay. On the loop. */
    public void restart() {
        pbx.powerFailure();
        sessions().forEach(OaiSession::restarted);
    }

    /** The gateway loses a node or finds it again. On the loop. */
    public void nodeLink(int node, boolean up) {
        boolean changed = up ? downNodes.remove(node) : downNodes.add(node);
        if (changed) {
            sessions().forEach(s -> s.nodeLink(node, up));
        }
    }

    private void serve() {
        ByteBuffer buffer = ByteBuffer.allocate(16 * 1024);
        while (!closed) {
            try {
                selector.select();
                Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
                while (keys.hasNext()) {
                    SelectionKey key = keys.next();
                    keys.remove();
                    serve(key, buffer);
                }
            } catch (IOException e) {
                LOG.error("The OAI server has lost its selector and stops", e);
                return;
            }
        }
    }

    private void serve(SelectionKey key, ByteBuffer buffer) {
        if (key.channel() == listener) {
            accept();
            return;
        }
        Connection connection = (Connection) key.attachment();
        try {
            boolean goesOn = true;
            if (key.isValid() && key.isReadable()) {
                goesOn = connection.read(buffer, frame -> loop.execute(() -> handle(connection, frame)));
            }
            if (goesOn && key.isValid() && key.isWritable()) {
                goesOn = connection.write();
            }
            if (!goesOn) {
                end(connection);
            }
        } catch (IOException | RuntimeException e) {
            LOG.info("OAI client {} is gone: {}", connection.address(), e.toString());
            end(connection);
        }
    }

    private void accept() {
        try {
            SocketChannel channel = listener.accept();
            if (channel == null) {
                return;
            }
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            Connection connection = new Connection(channel, key, settings.queueBytes());
            key.attach(connection);
            loop.afterReal(LOGIN_WITHIN_MILLIS, () -> {
                if (!sessions.containsKey(connection) && !smdrFeeds.containsKey(connection)) {
                    connection.close();
                }
            });
        } catch (IOException e) {
            LOG.info("An OAI client could not be accepted: {}", e.toString());
        }
    }

    private void end(Connection connection) {
        connection.shut();
        loop.execute(() -> {
            OaiSession session = sessions.remove(connection);
            if (session != null) {
                session.stop();
                LOG.info("OAI client \"{}\" at {} has gone", session.application(), connection.address());
            }
            PbxListener feed = smdrFeeds.remove(connection);
            if (feed != null) {
                pbx.removeListener(feed);
            }
        });
    }

    private void handle(Connection connection, byte[] frame) {
        try {
            OaiSession session = sessions.get(connection);
            if (session != null) {
                session.onFrame(frame);
            } else if (!smdrFeeds.containsKey(connection)) {
                logIn(connection, Login.parse(frame));
            }
        } finally {
            connection.handled();
        }
    }

    private void logIn(Connection connection, Login login) {
        if (login == null || !login.password().equals(settings.password())) {
            LOG.info("Log-in from {} refused", connection.address());
            connection.close();
            return;
        }
        if (sessions.size() + smdrFeeds.size() >= settings.connections()) {
            connection.send(Frames.ofServerLine("000,PE,," + settings.connections()));
            connection.close();
            return;
        }
        if (login.kind() == Login.Kind.SMDR) {
            PbxListener feed = event -> {
                if (event.type() == EventType.SMR) {
                    String record = ((Text) event.fields().getLast()).value();
                    connection.send(Frames.of((record + "\r\n").getBytes(StandardCharsets.ISO_8859_1)));
                }
            };
            smdrFeeds.put(connection, feed);
            pbx.addListener(feed);
            return;
        }
        open(connection, login.application());
        LOG.info("OAI client \"{}\" at {} has logged in", login.application(), connection.address());
    }

    private OaiSession open(Link link, String application) {
        OaiSession session = new OaiSession(pbx, loop, settings, commands, faults, downNodes, link, application);
        sessions.put(link, session);
        session.start();
        return session;
    }

    /**
     * A client inside this process: it has a session like any other, without a socket. On the loop.
     *
     * @param lines gets every line the client is sent
     */
    public LocalClient connect(String application, Consumer<String> lines) {
        LocalClient client = new LocalClient(lines, link -> {
            OaiSession session = sessions.remove(link);
            if (session != null) {
                session.stop();
            }
        });
        client.use(open(client, application));
        return client;
    }

    /** Stops listening and cuts every client off. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            if (Thread.currentThread() != thread) {
                thread.join(2000);
            }
            for (SelectionKey key : selector.keys()) {
                if (key.attachment() instanceof Connection connection) {
                    connection.shut();
                }
            }
            listener.close();
            selector.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debug("The OAI server's port was closed already", e);
        }
    }
}

package org.jackfield.connectors.simulator.oai;

import java.net.InetSocketAddress;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jackfield.connectors.oaiwire.Frames;
import org.jackfield.connectors.oaiwire.layout.FieldReader;
import org.jackfield.connectors.simulator.loop.EventLoop;
import org.jackfield.connectors.simulator.pbx.Cause;
import org.jackfield.connectors.simulator.pbx.Device;
import org.jackfield.connectors.simulator.pbx.EventType;
import org.jackfield.connectors.simulator.pbx.Offering;
import org.jackfield.connectors.simulator.pbx.Pbx;
import org.jackfield.connectors.simulator.pbx.PbxEvent;
import org.jackfield.connectors.simulator.pbx.PbxListener;
import org.jackfield.connectors.simulator.pbx.PbxPlan;
import org.jackfield.connectors.simulator.pbx.RefusedException;
import org.jackfield.connectors.simulator.pbx.Station;

/** One client after its log-in: monitors, settings, sequence numbers. Everything runs on the loop. */
final class OaiSession implements PbxListener, Offering.Owner {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm,MMddyy", Locale.ROOT);
    private static final long NEVER = Long.MIN_VALUE / 2;
    private static final int LAST_SEQUENCE = 999;
    private static final int LAST_INVOKE_ID = 65_535;

    private final Pbx pbx;
    private final EventLoop loop;
    private final ServerSettings settings;
    private final CommandTable commands;
    private final Faults faults;
    private final Link link;
    private final String application;
    private final MonitorTable monitors;
    private final Deque<Runnable> delayed = new ArrayDeque<>();
    private final Set<Integer> outOfScope = new TreeSet<>();
    private final Set<Integer> downNodes;
    private boolean expanded;
    private boolean nodeAware;
    private boolean inCommand;
    private int sequence;
    private long lastFullResync = NEVER;
    private long commandsHandled;
    private EventLoop.Timer commandTimer;

    OaiSession(Pbx pbx, EventLoop loop, ServerSettings settings, CommandTable commands, Faults faults,
            Set<Integer> downNodes, Link link, String application) {
        this.pbx = pbx;
        this.loop = loop;
        this.settings = settings;
        this.commands = commands;
        this.faults = faults;
        this.downNodes = downNodes;
        this.link = link;
        this.application = application;
        this.monitors = new MonitorTable(settings.monitors());
    }

    void start() {
        pbx.addListener(this);
        restarted();
    }

    void stop() {
        pbx.removeListener(this);
        if (commandTimer != null) {
            commandTimer.cancel();
        }
        monitors.clear();
        pbx.offering().forget(this);
    }

    Pbx pbx() {
        return pbx;
    }

    MonitorTable monitors() {
        return monitors;
    }

    ServerSettings settings() {
        return settings;
    }

    String application() {
        return application;
    }

    String address() {
        return link.address();
    }

    InetSocketAddress local() {
        return link.local();
    }

    long commandsHandled() {
        return commandsHandled;
    }

    boolean expanded() {
        return expanded;
    }

    void expanded(boolean on) {
        expanded = on;
    }

    boolean gateway() {
        return pbx.plan().identity().gateway();
    }

    boolean nodeAware() {
        return nodeAware;
    }

    void nodeAware(boolean on) {
        nodeAware = on;
    }

    boolean nodeUp(int node) {
        return !downNodes.contains(node);
    }

    boolean nodeInUse(int node) {
        return nodeUp(node) && !outOfScope.contains(node);
    }

    void scope(int node, boolean in) {
        if (in) {
            outOfScope.remove(node);
        } else {
            outOfScope.add(node);
        }
    }

    /** Everything the client has set up is gone; it must begin again. */
    void restarted() {
        pbx.offering().forget(this);
        monitors.clear();
        outOfScope.clear();
        delayed.clear();
        expanded = false;
        nodeAware = false;
        lastFullResync = NEVER;
        sendReset("0");
        sendReady("0", null);
        restartCommandTimer();
    }

    void sendReset(String code) {
        PbxPlan.Identity identity = pbx.plan().identity();
        sequence = 0;
        boolean network = pbx.plan().nodes().size() > 1;
        sendLine("RS", "," + code + "," + CLOCK.format(ZonedDateTime.ofInstant(pbx.now(), pbx.zone())) + ","
                + identity.protocol() + "," + identity.software() + "," + identity.premium() + ","
                + (identity.gateway() ? 0 : pbx.plan().nodes().getFirst().number()) + "," + (network ? 1 : 0) + ","
                + identity.country() + ",1");
    }

    void sendReady(String code, Object what) {
        sendLine("RD", new LineWriter("," + code, expanded).add(what).toString());
    }

    /** A node of a gateway has gone or come back. */
    void nodeLink(int node, boolean up) {
        if (!nodeAware) {
            restarted();
            return;
        }
        if (!up) {
            List.copyOf(monitors.all()).stream().filter(m -> nodeOf(m) == node).forEach(monitors::stop);
        }
        sendLine("LS", ",," + node + "," + (up ? 1 : 0) + "," + (up ? 4 : 3));
    }

    private int nodeOf(Monitor monitor) {
        if (monitor.type == Monitor.SYSTEM) {
            return Integer.parseInt(monitor.target);
        }
        Device device = pbx.find(monitor.target);
        return device == null ? -1 : device.node();
    }

    private void restartCommandTimer() {
        if (commandTimer != null) {
            commandTimer.cancel();
        }
        commandTimer = loop.afterReal(settings.commandTimerMillis(), this::restarted);
    }

    /** Takes a frame of the client. */
    void onFrame(byte[] payload) {
        String line = Frames.line(payload);
        if (line.isEmpty()) {
            return;
        }
        inCommand = true;
        try {
            execute(line);
        } finally {
            inCommand = false;
            Runnable next;
            while ((next = delayed.poll()) != null) {
                next.run();
            }
        }
    }

    private void execute(String line) {
        List<String> fields = FieldReader.split(line);
        String name = fields.getFirst().strip().toUpperCase(Locale.ROOT);
        if (name.equals("RR") || name.equals("RT") || name.equals("_RT")) {
            restartCommandTimer();
            executeOld(name, fields);
            return;
        }
        String invokeId = fields.size() > 1 ? fields.get(1).strip() : "";
        Request request = new Request(this, name, invokeId, fields.size() > 2 ? fields.subList(2, fields.size()) : List.of());
        Request.Handler handler = commands.find(name, gateway());
        if (handler == null) {
            request.refuse(RefusedException.INVALID_COMMAND);
            return;
        }
        if (!invokeId.matches("\\d{1,5}") || Integer.parseInt(invokeId) > LAST_INVOKE_ID) {
            request.refuse(RefusedException.INVALID_INVOKE_ID);
            return;
        }
        restartCommandTimer();
        commandsHandled++;
        try {
            handler.handle(request);
            if (!request.confirmed()) {
                request.confirm();
            }
        } catch (RefusedException e) {
            request.refuse(e.outcome());
        }
    }

    private void executeOld(String name, List<String> fields) {
        Request request = new Request(this, name, "1", fields.subList(1, fields.size()));
        try {
            if (!name.equals("RR")) {
                sendReset("1");
            } else {
                Resync.run(request, "1", () -> sendReset("1"));
            }
        } catch (RefusedException e) {
            request.refuse(e.outcome());
        }
    }

    /** Whether a full resynchronisation may be had now; if so the next one has to wait. */
    boolean mayResyncFully() {
        long now = loop.realMillis();
        if (now - lastFullResync < settings.resyncPauseMillis()) {
            return false;
        }
        lastFullResync = now;
        return true;
    }

    /** Sends events that tell how things stand. */
    void sendPicture(String code, Monitor monitor, List<PbxEvent> picture) {
        for (PbxEvent event : picture) {
            if (monitor.passes(event.type())) {
                sendEvent(code, monitor, event);
            }
        }
    }

    @Override
    public void onEvent(PbxEvent event) {
        monitors.forEach(event, (monitor, e) -> sendEvent("", monitor, e));
        if (event.type() == EventType.EC && event.fields().get(2) == null) {
            Monitor ended = monitors.ofDevice((Device) event.fields().get(1));
            if (ended != null) {
                monitors.stop(ended);
                later("ME", ",," + xref(ended) + "," + Cause.NORMAL_CLEAR.code());
            }
        }
    }

    @Override
    public void offered(Station station, List<Object> fields) {
        Monitor monitor = monitors.ofDevice(station);
        if (monitor != null) {
            later("OF", new LineWriter(",," + xref(monitor), expanded).addAll(fields).toString());
        }
    }

    @Override
    public void controlEnded(Station station, int reason) {
        Monitor monitor = monitors.ofDevice(station);
        if (monitor != null) {
            later("OE", new LineWriter(",," + xref(monitor), expanded).add(station).add(reason).toString());
        }
    }

    private void sendEvent(String code, Monitor monitor, PbxEvent event) {
        String rest = new LineWriter("," + code + "," + xref(monitor), expanded).addAll(event.fields()).toString();
        if (code.isEmpty()) {
            later(event.type().name(), rest);
        } else {
            sendLine(event.type().name(), rest);
        }
    }

    /** Events that a command causes come after its confirmation. */
    void later(String name, String rest) {
        if (inCommand) {
            delayed.add(() -> sendLine(name, rest));
        } else {
            sendLine(name, rest);
        }
    }

    String xref(Monitor monitor) {
        return (gateway() ? "%06d" : "%03d").formatted(monitor.xref);
    }

    void sendLine(String name, String rest) {
        sequence = faults.skipSequence(sequence);
        faults.send(link, Frames.ofServerLine("%03d,%s%s".formatted(sequence, name, rest)));
        sequence = sequence >= LAST_SEQUENCE ? 0 : sequence + 1;
    }

    void afterCommand(Runnable task) {
        delayed.add(task);
    }
}

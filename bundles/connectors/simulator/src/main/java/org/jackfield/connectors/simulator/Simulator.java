package org.jackfield.connectors.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jackfield.connectors.simulator.loop.OfficeLoop;
import org.jackfield.connectors.simulator.media.MediaSettings;
import org.jackfield.connectors.simulator.media.OfficeNetwork;
import org.jackfield.connectors.simulator.oai.OaiServer;
import org.jackfield.connectors.simulator.oai.ServerSettings;
import org.jackfield.connectors.simulator.office.Office;
import org.jackfield.connectors.simulator.office.OfficeStyle;
import org.jackfield.connectors.simulator.pbx.Pbx;
import org.jackfield.connectors.simulator.pbx.PbxPlan;
import org.jackfield.connectors.simulator.scenario.Scenario;
import org.jackfield.connectors.simulator.scenario.ScenarioPlayer;
import org.jackfield.connectors.simulator.scenario.ShellCounterpart;

/** A running simulator: telephone system, server and office on one loop. */
public final class Simulator implements AutoCloseable {

    private static final int ANSWER_WITHIN_SECONDS = 10;
    private static final double REAL_TIME = 1;

    private final OfficeLoop loop;
    private final Pbx pbx;
    private final OaiServer server;
    private final Office office;
    private volatile OfficeNetwork network;

    /**
     * Starts everything; the office stays shut until it is opened.
     *
     * @throws IOException if the port cannot be had
     */
    public Simulator(PbxPlan plan, OfficeStyle style, ServerSettings settings, InetSocketAddress address, Instant start,
            ZoneId zone, double speed) throws IOException {
        this.loop = new OfficeLoop(start, speed);
        try {
            this.pbx = new Pbx(plan, loop, zone);
            this.office = new Office(pbx, loop, style);
            this.server = new OaiServer(pbx, loop, settings, address);
        } catch (IOException | RuntimeException e) {
            loop.close();
            throw e;
        }
    }

    /**
     * Gives the office a network: its calls make SIP and RTP from now on, as long as office time is real time. Once only.
     *
     * @throws IOException if the telephone system's SIP port cannot be had; the office goes on as before
     */
    public void connect(MediaSettings settings) throws IOException {
        try {
            run(() -> {
                try {
                    network = new OfficeNetwork(pbx, loop, () -> loop.speed() == REAL_TIME, settings, InstantSource.system());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Its network, if it has one; to be used on the loop only. */
    public Optional<OfficeNetwork> network() {
        return Optional.ofNullable(network);
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.address();
    }

    /** The telephone system; to be used on the loop only. */
    public Pbx pbx() {
        return pbx;
    }

    /** The server; to be used on the loop only. */
    public OaiServer server() {
        return server;
    }

    /** The people; to be used on the loop only. */
    public Office office() {
        return office;
    }

    /** The loop. */
    public OfficeLoop loop() {
        return loop;
    }

    /** Runs something on the loop and waits for it; what it throws is thrown here. */
    public void run(Runnable task) {
        ask(() -> {
            task.run();
            return null;
        });
    }

    /** Asks something on the loop and waits for the answer; what it throws is thrown here. */
    public <T> T ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("the simulator does not answer; has it been stopped?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /**
     * Plays a scenario on the caller's thread.
     *
     * @param alone whether the people of the office pause meanwhile; their calls end
     * @param out   gets what the scenario's client sends and receives
     */
    public void play(Scenario scenario, boolean alone, Consumer<String> out) {
        boolean reopen = alone && ask(office::isOpen);
        if (reopen) {
            run(office::shut);
        }
        try (ShellCounterpart counterpart = new ShellCounterpart(this, out)) {
            ScenarioPlayer player = new ScenarioPlayer(pbx, loop, counterpart);
            player.prepare(scenario);
            if (scenario.monitored()) {
                counterpart.monitor(scenario);
            }
            player.play(scenario);
        } finally {
            if (reopen) {
                run(office::open);
            }
        }
    }

    @Override
    public void close() {
        if (network != null) {
            network.close();
        }
        server.close();
        loop.close();
    }
}

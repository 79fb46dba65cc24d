package org.jackfield.connectors.simulator.scenario;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jackfield.connectors.simulator.Simulator;
import org.jackfield.connectors.simulator.oai.LocalClient;

/** Plays the client in the shell: shows what it sends and receives, and compares nothing. */
public final class ShellCounterpart implements Counterpart, AutoCloseable {

    private final Simulator simulator;
    private final Consumer<String> out;
    /** Lines come on the loop, but a shell shows only what its own thread prints. */
    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private LocalClient client;

    /** Shows its lines here. */
    public ShellCounterpart(Simulator simulator, Consumer<String> out) {
        this.simulator = simulator;
        this.out = out;
    }

    @Override
    public void pass(long millis) {
        CompletableFuture<Void> later = new CompletableFuture<>();
        simulator.loop().after(millis, () -> later.complete(null));
        try {
            later.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScenarioException("interrupted", e);
        } catch (ExecutionException e) {
            throw new ScenarioException("the office has stopped", e);
        }
        show();
    }

    private void show() {
        String line;
        while ((line = received.poll()) != null) {
            out.accept("< " + line);
        }
    }

    @Override
    public void connect(String application) {
        if (client == null) {
            client = simulator.ask(() -> simulator.server().connect(application, received::add));
        }
    }

    /** Starts the monitors a scenario counts on. */
    public void monitor(Scenario scenario) {
        connect("scenario");
        int invoke = 9000;
        for (String what : scenario.labels().keySet()) {
            boolean system = what.endsWith(":");
            String line = "_MS," + invoke++ + "," + what + (system ? ",11,S:FFFF" : ",1,A:FFFF,C:FFFF,F:FFFF");
            simulator.run(() -> client.command(line));
        }
    }

    @Override
    public void send(String line) {
        connect("scenario");
        show();
        out.accept("> " + line);
        simulator.run(() -> client.command(line));
        show();
    }

    @Override
    public void expect(List<String> lines) {
        show();
    }

    @Override
    public void expectAmong(List<String> lines) {
        show();
    }

    @Override
    public void close() {
        if (client != null) {
            simulator.run(client::close);
            show();
        }
    }
}

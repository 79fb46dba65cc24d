package org.jackfield.connectors.simulator.scenario;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jackfield.connectors.simulator.loop.EventLoop;
import org.jackfield.connectors.simulator.pbx.Pbx;

/** Plays a scenario on a telephone system, step by step, on the caller's thread. */
public final class ScenarioPlayer {

    private final EventLoop loop;
    private final Actions actions;
    private final Counterpart counterpart;

    /** Plays on this system with this client. */
    public ScenarioPlayer(Pbx pbx, EventLoop loop, Counterpart counterpart) {
        this.loop = loop;
        this.actions = new Actions(pbx);
        this.counterpart = counterpart;
    }

    /**
     * Plays what happens before the client is there.
     *
     * @throws ScenarioException if a step cannot be played; those before it stay played
     */
    public void prepare(Scenario scenario) {
        play(scenario, scenario.before());
    }

    /**
     * Plays it.
     *
     * @throws ScenarioException if a step cannot be played; those before it stay played
     */
    public void play(Scenario scenario) {
        play(scenario, scenario.steps());
    }

    private void play(Scenario scenario, List<Scenario.Step> steps) {
        int number = 0;
        for (Scenario.Step step : steps) {
            number++;
            try {
                play(step);
            } catch (RuntimeException e) {
                throw new ScenarioException("%s, step %d (%s): %s".formatted(scenario.name(), number, step,
                        e.getMessage()), e);
            }
        }
    }

    private void play(Scenario.Step step) {
        switch (step) {
            case Scenario.Step.Do something -> onLoop(() -> actions.perform(something.words()));
            case Scenario.Step.Wait wait -> counterpart.pass(wait.millis());
            case Scenario.Step.Connect connect -> counterpart.connect(connect.application());
            case Scenario.Step.Send send -> counterpart.send(send.line());
            case Scenario.Step.Expect expect -> counterpart.expect(expect.lines());
            case Scenario.Step.ExpectAmong expect -> counterpart.expectAmong(expect.lines());
        }
    }

    private void onLoop(Runnable task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                task.run();
                done.complete(null);
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        try {
            done.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}

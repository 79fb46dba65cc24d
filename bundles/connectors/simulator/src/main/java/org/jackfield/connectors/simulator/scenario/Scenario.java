package org.jackfield.connectors.simulator.scenario;

import java.util.List;
import java.util.Map;

/**
 * Exact calls, step by step.
 *
 * @param name        what it shows
 * @param office      name of the office it is written for
 * @param labels      cross references used in its expectations, by the extension (or {@code node:}) they stand for
 * @param monitored   whether a client has monitors on all of these before the first step
 * @param before      what happens before the client is there
 * @param steps       what happens then
 */
public record Scenario(String name, String office, Map<String, String> labels, boolean monitored, List<Step> before,
        List<Step> steps) {

    /** One step. */
    public sealed interface Step {

        /** Something people do, or the telephone system does: a verb and its arguments, see {@link Actions}. */
        record Do(List<String> words) implements Step {
        }

        /** Office time passes. */
        record Wait(long millis) implements Step {
        }

        /** A client logs in. */
        record Connect(String application) implements Step {
        }

        /** The client sends a command. */
        record Send(String line) implements Step {
        }

        /** What the client receives next, without sequence numbers; in this order and nothing else. */
        record Expect(List<String> lines) implements Step {
        }

        /** What is among the lines the client receives up to and including the last of these, in this order. */
        record ExpectAmong(List<String> lines) implements Step {
        }
    }
}

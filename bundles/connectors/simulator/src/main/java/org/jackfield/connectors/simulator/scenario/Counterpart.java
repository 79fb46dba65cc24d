package org.jackfield.connectors.simulator.scenario;

import java.util.List;

/** The client of a scenario, and its clock: a test compares what arrives, the shell shows it. */
public interface Counterpart {

    /** Lets office time pass. */
    void pass(long millis);

    /** Logs a client in. */
    void connect(String application);

    /** Sends a command. */
    void send(String line);

    /** These lines are to arrive next, and no others. */
    void expect(List<String> lines);

    /** These are among the lines that arrive up to the last of them. */
    void expectAmong(List<String> lines);
}

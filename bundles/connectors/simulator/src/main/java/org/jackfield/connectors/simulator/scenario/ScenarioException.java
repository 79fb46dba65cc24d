package org.jackfield.connectors.simulator.scenario;

/** A scenario file cannot be read, or a step cannot be played; the message says where. */
public final class ScenarioException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With where and why. */
    public ScenarioException(String message) {
        super(message);
    }

    /** With where, why and what was underneath. */
    public ScenarioException(String message, Throwable cause) {
        super(message, cause);
    }
}

package org.jackfield.connectors.simulator.oai;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** All commands the system knows, by name. */
final class CommandTable {

    private final Map<String, Request.Handler> handlers = new HashMap<>();
    private final Set<String> gatewayOnly = new HashSet<>();

    CommandTable(OaiServer server) {
        SessionCommands.addTo(this);
        CallCommands.addTo(this);
        OfferingCommands.addTo(this);
        StationCommands.addTo(this);
        QueryCommands.addTo(this);
        ListCommands.addTo(this);
        new GatewayCommands(server).addTo(this);
    }

    void add(String name, Request.Handler handler) {
        handlers.put(name, handler);
    }

    void addGateway(String name, Request.Handler handler) {
        handlers.put(name, handler);
        gatewayOnly.add(name);
    }

    /** The handler of a command, or null if there is none at this kind of system. */
    Request.Handler find(String name, boolean gateway) {
        return gatewayOnly.contains(name) && !gateway ? null : handlers.get(name);
    }
}

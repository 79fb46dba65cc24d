package org.jackfield.apps.hotdesking.desk;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;

/** What is remembered of the agents, as it is stored. Belongs to the keeper's thread. */
final class Memories {

    private final PhoneSystemId system;
    private final DeskStore store;
    private final Map<DeviceId, AgentMemory> agents = new TreeMap<>();

    Memories(PhoneSystemId system, DeskStore store) {
        this.system = system;
        this.store = store;
        store.agents(system).forEach(this::put);
    }

    AgentMemory of(DeviceId agent) {
        return agents.getOrDefault(agent, AgentMemory.of(agent));
    }

    Map<DeviceId, AgentMemory> byAgent() {
        return agents;
    }

    Collection<AgentMemory> all() {
        return List.copyOf(agents.values());
    }

    void save(AgentMemory memory) {
        store.save(system, memory);
        put(memory);
    }

    /** Takes note of what is stored together with something else. */
    void put(AgentMemory memory) {
        agents.put(memory.agent(), memory);
    }
}

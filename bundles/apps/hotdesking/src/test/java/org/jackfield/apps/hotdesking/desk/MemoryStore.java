package org.jackfield.apps.hotdesking.desk;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;

/** A store that outlives a crash, which may come before or after each change of it. */
final class MemoryStore implements DeskStore {

    final Map<Slot, Hold> holds = new LinkedHashMap<>();
    final Map<DeviceId, AgentMemory> agents = new LinkedHashMap<>();
    Optional<AutoLogout.Mark> mark = Optional.empty();
    private final SimpleOffice.Fuse fuse;

    MemoryStore(SimpleOffice.Fuse fuse) {
        this.fuse = fuse;
    }

    @Override
    public List<Hold> holds(PhoneSystemId system) {
        return holds.values().stream().map(hold -> new Hold(
                hold.device(), hold.agent(),
                DeskSetting.parse(hold.before().key(), hold.before().text()),
                DeskSetting.parse(hold.value().key(), hold.value().text()),
                hold.state())).toList();
    }

    @Override
    public void save(PhoneSystemId system, Hold hold) {
        change(() -> holds.put(hold.slot(), hold));
    }

    @Override
    public void delete(PhoneSystemId system, Slot slot) {
        change(() -> holds.remove(slot));
    }

    @Override
    public Collection<AgentMemory> agents(PhoneSystemId system) {
        return List.copyOf(agents.values());
    }

    @Override
    public void save(PhoneSystemId system, AgentMemory agent) {
        change(() -> agents.put(agent.agent(), agent));
    }

    @Override
    public void save(PhoneSystemId system, AgentMemory agent, Hold hold) {
        change(() -> {
            agents.put(agent.agent(), agent);
            holds.put(hold.slot(), hold);
        });
    }

    @Override
    public Optional<AutoLogout.Mark> mark(PhoneSystemId system) {
        return mark;
    }

    @Override
    public void save(PhoneSystemId system, AutoLogout.Mark changed) {
        change(() -> mark = Optional.of(changed));
    }

    @Override
    public void clearMark(PhoneSystemId system) {
        change(() -> mark = Optional.empty());
    }

    private void change(Runnable change) {
        fuse.burn();
        change.run();
        fuse.burn();
    }
}

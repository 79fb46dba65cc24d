package org.jackfield.apps.hotdesking.store;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jackfield.api.persistence.Rows;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.apps.hotdesking.desk.AgentMemory;
import org.jackfield.apps.hotdesking.desk.AutoLogout;
import org.jackfield.apps.hotdesking.desk.DeskSetting;
import org.jackfield.apps.hotdesking.desk.DeskStore;
import org.jackfield.apps.hotdesking.desk.Hold;
import org.jackfield.apps.hotdesking.desk.Slot;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tables {@code hotdesking_…}. */
@Component(service = DeskStore.class)
public final class JdbiDeskStore implements DeskStore {

    private static final String HOLD = "hotdesking_hold";
    private static final String AGENT = "hotdesking_agent";
    private static final String MARK = "hotdesking_mark";
    private static final String SYSTEM = "phone_system";

    private final Jdbi jdbi;

    /** Keeps them in this database. */
    @Activate
    public JdbiDeskStore(@Reference(target = "(schema=org.jackfield.apps.hotdesking)") SchemaReady schema) {
        this.jdbi = schema.jdbi();
    }

    @Override
    public List<Hold> holds(PhoneSystemId system) {
        return jdbi.withHandle(handle -> handle
                .createQuery("SELECT * FROM " + HOLD + " WHERE phone_system = :system ORDER BY device, setting")
                .bind("system", system.value())
                .map((row, context) -> new Hold(
                        DeviceId.parse(row.getString("device")),
                        DeviceId.parse(row.getString("agent")),
                        DeskSetting.parse(row.getString("setting"), row.getString("before_value")),
                        DeskSetting.parse(row.getString("setting"), row.getString("held_value")),
                        Hold.State.valueOf(row.getString("state"))))
                .list());
    }

    @Override
    public void save(PhoneSystemId system, Hold hold) {
        jdbi.useTransaction(handle -> write(handle, system, hold));
    }

    @Override
    public void delete(PhoneSystemId system, Slot slot) {
        jdbi.useHandle(handle -> handle
                .createUpdate("DELETE FROM " + HOLD
                        + " WHERE phone_system = :system AND device = :device AND setting = :setting")
                .bind("system", system.value())
                .bind("device", slot.device().toString())
                .bind("setting", slot.key())
                .execute());
    }

    @Override
    public Collection<AgentMemory> agents(PhoneSystemId system) {
        return jdbi.withHandle(handle -> handle
                .createQuery("SELECT * FROM " + AGENT + " WHERE phone_system = :system ORDER BY agent")
                .bind("system", system.value())
                .map((row, context) -> new AgentMemory(
                        DeviceId.parse(row.getString("agent")),
                        row.getString("destination"),
                        (DeskSetting.Forward) DeskSetting.parse("forward", row.getString("forward")),
                        DeviceId.parse(row.getString("extension")),
                        context.findColumnMapperFor(Instant.class).orElseThrow().map(row, "since", context)))
                .list());
    }

    @Override
    public void save(PhoneSystemId system, AgentMemory agent) {
        jdbi.useTransaction(handle -> write(handle, system, agent));
    }

    @Override
    public void save(PhoneSystemId system, AgentMemory agent, Hold hold) {
        jdbi.useTransaction(handle -> {
            write(handle, system, agent);
            write(handle, system, hold);
        });
    }

    @Override
    public Optional<AutoLogout.Mark> mark(PhoneSystemId system) {
        return jdbi.withHandle(handle -> handle
                .createQuery("SELECT * FROM " + MARK + " WHERE phone_system = :system")
                .bind("system", system.value())
                .map((row, context) -> new AutoLogout.Mark(
                        LocalTime.parse(row.getString("time_of_day")),
                        context.findColumnMapperFor(Instant.class).orElseThrow().map(row, "done", context)))
                .findOne());
    }

    @Override
    public void save(PhoneSystemId system, AutoLogout.Mark mark) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("time_of_day", mark.time().toString());
        values.put("done", mark.done());
        jdbi.useTransaction(handle -> write(handle, MARK, Map.of(SYSTEM, system.value()), values));
    }

    @Override
    public void clearMark(PhoneSystemId system) {
        jdbi.useHandle(handle -> handle
                .createUpdate("DELETE FROM " + MARK + " WHERE phone_system = :system")
                .bind("system", system.value())
                .execute());
    }

    private static void write(Handle handle, PhoneSystemId system, Hold hold) {
        Map<String, Object> key = new LinkedHashMap<>();
        key.put(SYSTEM, system.value());
        key.put("device", hold.device().toString());
        key.put("setting", hold.slot().key());
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("agent", hold.agent().toString());
        values.put("before_value", hold.before().text());
        values.put("held_value", hold.value().text());
        values.put("state", hold.state().name());
        write(handle, HOLD, key, values);
    }

    private static void write(Handle handle, PhoneSystemId system, AgentMemory memory) {
        Map<String, Object> key = new LinkedHashMap<>();
        key.put(SYSTEM, system.value());
        key.put("agent", memory.agent().toString());
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("destination", memory.destination());
        values.put("forward", memory.forward().text());
        values.put("extension", memory.extension().toString());
        values.put("since", memory.since());
        write(handle, AGENT, key, values);
    }

    /** One thread writes a phone system's rows, so there is no race between the two statements. */
    private static void write(Handle handle, String table, Map<String, Object> key, Map<String, Object> values) {
        Update update = handle.createUpdate("UPDATE " + table + " SET " + equal(values, ", ") + " WHERE " + equal(key, " AND "));
        key.forEach((column, value) -> Rows.bind(update, column, value));
        values.forEach((column, value) -> Rows.bind(update, column, value));
        if (update.execute() == 0) {
            Map<String, Object> row = new LinkedHashMap<>(key);
            row.putAll(values);
            Rows.insert(handle, table, List.of(row));
        }
    }

    private static String equal(Map<String, Object> columns, String between) {
        return columns.keySet().stream().map(column -> column + " = :" + column).collect(Collectors.joining(between));
    }
}

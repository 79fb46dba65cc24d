package org.jackfield.apps.groupmessaging.store;

import java.util.HashMap;
import java.util.Map;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.apps.groupmessaging.lamp.Lamp;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

/** The table {@code groupmessaging_lamp}. Any thread may call. */
public final class JdbiLampStore implements LampStore {

    private static final String ONE = " WHERE phone_system = :system AND target = :target AND source = :source";

    private final Jdbi jdbi;

    /** Keeps them in a database. */
    public JdbiLampStore(SchemaReady schema) {
        jdbi = schema.jdbi();
    }

    @Override
    public Map<Lamp, Integer> all() {
        Map<Lamp, Integer> all = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("SELECT * FROM groupmessaging_lamp")
                .map((row, context) -> all.put(
                        new Lamp(
                                PhoneSystemId.of(row.getString("phone_system")),
                                DeviceId.parse(row.getString("target")),
                                DeviceId.parse(row.getString("source"))),
                        row.getInt("message_count")))
                .list());
        return all;
    }

    @Override
    public void lit(Lamp lamp, int count) {
        jdbi.useTransaction(handle -> {
            int known = bind(handle, "UPDATE groupmessaging_lamp SET message_count = :count" + ONE, lamp)
                    .bind("count", count)
                    .execute();
            if (known == 0) {
                bind(handle, "INSERT INTO groupmessaging_lamp (phone_system, target, source, message_count)"
                                + " VALUES (:system, :target, :source, :count)", lamp)
                        .bind("count", count)
                        .execute();
            }
        });
    }

    @Override
    public void out(Lamp lamp) {
        jdbi.useHandle(handle -> bind(handle, "DELETE FROM groupmessaging_lamp" + ONE, lamp).execute());
    }

    private static Update bind(Handle handle, String sql, Lamp lamp) {
        return handle.createUpdate(sql)
                .bind("system", lamp.system().toString())
                .bind("target", lamp.target().toString())
                .bind("source", lamp.source().toString());
    }
}

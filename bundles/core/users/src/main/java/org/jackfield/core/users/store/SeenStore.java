package org.jackfield.core.users.store;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jackfield.api.persistence.ColumnTypes;
import org.jackfield.api.persistence.Rows;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.core.users.NameKey;
import org.jdbi.v3.core.Jdbi;

/** How devices were last named, in the table {@code users_seen}. */
public final class SeenStore {

    private static final int NAME = 200;

    private final Jdbi jdbi;

    public SeenStore(SchemaReady schema) {
        jdbi = schema.jdbi();
    }

    /** {@return every device with its last name} */
    public Map<NameKey, String> all() {
        Map<NameKey, String> all = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("SELECT * FROM users_seen")
                .map((row, context) -> Map.entry(
                        new NameKey(
                                NameKey.Naming.valueOf(row.getString("device_kind")),
                                new PhoneSystemId(UUID.fromString(row.getString("phone_system"))),
                                new DeviceId(row.getString("node"), row.getString("device_number"))),
                        row.getString("device_name")))
                .forEach(entry -> all.put(entry.getKey(), entry.getValue())));
        return all;
    }

    /** Keeps a device's name. */
    public void put(NameKey key, String name) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("device_kind", key.naming().name());
        values.put("phone_system", key.system().value());
        values.put("node", key.device().node());
        values.put("device_number", key.device().number());
        values.put("device_name", ColumnTypes.fit(name, NAME));
        jdbi.useTransaction(handle -> {
            var delete = handle.createUpdate("DELETE FROM users_seen WHERE device_kind = :device_kind"
                    + " AND phone_system = :phone_system AND node = :node AND device_number = :device_number");
            values.forEach((column, value) -> {
                if (!column.equals("device_name")) {
                    delete.bind(column, value);
                }
            });
            delete.execute();
            Rows.insert(handle, "users_seen", List.of(values));
        });
    }
}

package org.jackfield.apps.recording.store;

import java.util.List;
import org.jackfield.api.calllog.store.SegmentColumns;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Learned addresses in the table {@code recording_learned}. */
public final class JdbiAddressStore implements AddressStore {

    private final Jdbi jdbi;

    /** Keeps them in a database. */
    public JdbiAddressStore(SchemaReady schema) {
        jdbi = schema.jdbi();
    }

    @Override
    public List<LearnedAddress> learned() {
        return jdbi.withHandle(handle -> handle
                .createQuery("SELECT * FROM recording_learned ORDER BY phone_system, device_node, device_number")
                .map((row, context) -> new LearnedAddress(
                        new PhoneSystemId(SegmentColumns.uuid(row, "phone_system")),
                        new DeviceId(row.getString("device_node"), row.getString("device_number")),
                        row.getString("mac"), row.getString("address"), SegmentColumns.instant(row, "learned_at")))
                .list());
    }

    @Override
    public void learn(LearnedAddress address) {
        jdbi.useTransaction(handle -> {
            remove(handle, address);
            takeFromOthers(handle, "mac", address.mac());
            takeFromOthers(handle, "address", address.address());
            handle.createUpdate("INSERT INTO recording_learned (phone_system, device_node, device_number, mac, address, learned_at)"
                            + " VALUES (:system, :node, :number, :mac, :address, :at)")
                    .bind("system", address.system().value())
                    .bind("node", address.device().node())
                    .bind("number", address.device().number())
                    .bind("mac", address.mac())
                    .bind("address", address.address())
                    .bind("at", address.at())
                    .execute();
        });
    }

    private static void takeFromOthers(Handle handle, String column, String value) {
        if (!value.isEmpty()) {
            handle.createUpdate("DELETE FROM recording_learned WHERE " + column + " = :value")
                    .bind("value", value)
                    .execute();
        }
    }

    @Override
    public void forget(LearnedAddress address) {
        jdbi.useHandle(handle -> remove(handle, address));
    }

    private static void remove(Handle handle, LearnedAddress address) {
        handle.createUpdate("DELETE FROM recording_learned"
                        + " WHERE phone_system = :system AND device_node = :node AND device_number = :number")
                .bind("system", address.system().value())
                .bind("node", address.device().node())
                .bind("number", address.device().number())
                .execute();
    }
}

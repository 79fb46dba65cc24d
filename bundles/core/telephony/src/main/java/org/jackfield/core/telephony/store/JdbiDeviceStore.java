package org.jackfield.core.telephony.store;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.telephony.Device;
import org.jackfield.api.telephony.DeviceDescription;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.DeviceSettings;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.core.telephony.journal.JournalCodec;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Devices in the table {@code telephony_device}. */
public final class JdbiDeviceStore implements DeviceStore {

    private static final String COLUMNS =
            "kind = :kind, description = :description, username = :username, attributes = :attributes,"
                    + " not_answering = :notAnswering, not_rung = :notRung, hot_desk = :hotDesk,"
                    + " disabled = :disabled, mac_address = :macAddress, ip_address = :ipAddress,"
                    + " manual = :manual, present = :present";
    private static final String KEY = "phone_system = :system AND node = :node AND device_number = :number";

    private final Jdbi jdbi;
    private final JournalCodec codec;

    public JdbiDeviceStore(SchemaReady schema, JournalCodec codec) {
        this.jdbi = schema.jdbi();
        this.codec = codec;
    }

    /** A row; texts that are longer than their column are cut. */
    public record Row(
            UUID phoneSystem,
            String node,
            String deviceNumber,
            String kind,
            String description,
            String username,
            String attributes,
            boolean notAnswering,
            boolean notRung,
            boolean hotDesk,
            boolean disabled,
            String macAddress,
            String ipAddress,
            boolean manual,
            boolean present) {}

    private record Attributes(Map<String, String> values) {}

    @Override
    public List<Device> load(PhoneSystemId system) {
        return jdbi.withHandle(handle -> handle
                .createQuery("SELECT * FROM telephony_device WHERE phone_system = :system ORDER BY node, device_number")
                .bind("system", system.value())
                .mapTo(Row.class)
                .map(this::toDevice)
                .list());
    }

    private Device toDevice(Row row) {
        Attributes attributes = row.attributes() == null || row.attributes().isEmpty()
                ? new Attributes(Map.of())
                : codec.decode(row.attributes().getBytes(StandardCharsets.UTF_8), Attributes.class);
        return new Device(
                new PhoneSystemId(row.phoneSystem()),
                new DeviceDescription(
                        new DeviceId(row.node(), row.deviceNumber()), DeviceKind.valueOf(row.kind()),
                        row.description(), row.username(), attributes.values()),
                new DeviceSettings(
                        row.notAnswering(), row.notRung(), row.hotDesk(), row.disabled(), row.macAddress(),
                        row.ipAddress()),
                row.manual(),
                row.present());
    }

    @Override
    public void save(Collection<Device> devices) {
        jdbi.useTransaction(handle -> devices.forEach(device -> save(handle, device)));
    }

    private void save(Handle handle, Device device) {
        if (write(handle, "UPDATE telephony_device SET " + COLUMNS + " WHERE " + KEY, device) == 0) {
            write(handle, "INSERT INTO telephony_device (phone_system, node, device_number, kind, description,"
                    + " username, attributes, not_answering, not_rung, hot_desk, disabled, mac_address, ip_address,"
                    + " manual, present) VALUES (:system, :node, :number, :kind, :description, :username,"
                    + " :attributes, :notAnswering, :notRung, :hotDesk, :disabled, :macAddress, :ipAddress, :manual,"
                    + " :present)", device);
        }
    }

    private int write(Handle handle, String sql, Device device) {
        DeviceDescription described = device.described();
        DeviceSettings settings = device.settings();
        return handle.createUpdate(sql)
                .bind("system", device.system().value())
                .bind("node", device.id().node())
                .bind("number", device.id().number())
                .bind("kind", device.kind().name())
                .bind("description", cut(described.description(), 200))
                .bind("username", cut(described.username(), 100))
                .bind("attributes", new String(
                        codec.encode(new Attributes(described.attributes())), StandardCharsets.UTF_8))
                .bind("notAnswering", settings.notAnswering())
                .bind("notRung", settings.notRung())
                .bind("hotDesk", settings.hotDesk())
                .bind("disabled", settings.disabled())
                .bind("macAddress", cut(settings.macAddress(), 50))
                .bind("ipAddress", cut(settings.ipAddress(), 50))
                .bind("manual", device.manual())
                .bind("present", device.present())
                .execute();
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    @Override
    public void delete(PhoneSystemId system, DeviceId device) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM telephony_device WHERE " + KEY)
                .bind("system", system.value())
                .bind("node", device.node())
                .bind("number", device.number())
                .execute());
    }

    @Override
    public void deleteAll(PhoneSystemId system) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM telephony_device WHERE phone_system = :system")
                .bind("system", system.value())
                .execute());
    }
}

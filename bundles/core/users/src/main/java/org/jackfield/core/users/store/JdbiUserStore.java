package org.jackfield.core.users.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.persistence.Rows;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.SecretVault;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.users.BusinessUnit;
import org.jackfield.api.users.OutsideNumber;
import org.jackfield.api.users.TelephoneOptions;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UserDevice;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Users and units in the tables {@code users_…}. */
public final class JdbiUserStore implements UserStore {

    private static final Logger LOG = LoggerFactory.getLogger(JdbiUserStore.class);
    private static final String PURPOSE = "users.passcode ";

    private final Jdbi jdbi;
    private final SecretVault vault;

    public JdbiUserStore(SchemaReady schema, SecretVault vault) {
        this.jdbi = schema.jdbi();
        this.vault = vault;
    }

    private record OfUser<T>(UUID user, T value) {}

    @Override
    public List<User> users() {
        return jdbi.inTransaction(handle -> {
            Map<UUID, List<UserDevice>> devices = grouped(handle
                    .createQuery("SELECT * FROM users_device ORDER BY user_id, place")
                    .map((row, context) -> new OfUser<>(uuid(row, "user_id"), device(row)))
                    .list());
            Map<UUID, List<OutsideNumber>> numbers = grouped(handle
                    .createQuery("SELECT * FROM users_number ORDER BY user_id, place")
                    .map((row, context) -> new OfUser<>(uuid(row, "user_id"), number(row)))
                    .list());
            return handle.createQuery("SELECT * FROM users_user")
                    .map((row, context) -> user(row, devices, numbers))
                    .list();
        });
    }

    private static <T> Map<UUID, List<T>> grouped(List<OfUser<T>> rows) {
        Map<UUID, List<T>> byUser = new HashMap<>();
        rows.forEach(r -> byUser.computeIfAbsent(r.user(), id -> new ArrayList<>()).add(r.value()));
        return byUser;
    }

    private static UserDevice device(ResultSet row) throws SQLException {
        return new UserDevice(
                UserDevice.Kind.valueOf(row.getString("device_kind")),
                UserDevice.Rank.valueOf(row.getString("device_rank")),
                new PhoneSystemId(uuid(row, "phone_system")),
                new DeviceId(row.getString("node"), row.getString("device_number")));
    }

    private static OutsideNumber number(ResultSet row) throws SQLException {
        return new OutsideNumber(
                row.getString("label"), row.getString("outside_number"), row.getBoolean("from_directory"));
    }

    private User user(ResultSet row, Map<UUID, List<UserDevice>> devices, Map<UUID, List<OutsideNumber>> numbers)
            throws SQLException {
        UUID id = uuid(row, "id");
        return new User(
                id,
                row.getLong("revision"),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("email"),
                uuid(row, "unit_id"),
                row.getBoolean("disabled"),
                row.getBoolean("hide_caller_id"),
                devices.getOrDefault(id, List.of()),
                numbers.getOrDefault(id, List.of()),
                new TelephoneOptions(
                        row.getBoolean("save_hot_desk"),
                        opened(row.getString("hot_desk_passcode"), id),
                        row.getBoolean("hot_desk_off_at_exit"),
                        row.getString("voice_mailbox"),
                        row.getBoolean("prompt_voice_mail"),
                        row.getBoolean("save_voice_mail"),
                        opened(row.getString("voice_mail_passcode"), id),
                        row.getString("meet_me_code"),
                        row.getString("direct_dial")),
                row.getBoolean("has_picture"),
                User.Source.valueOf(row.getString("source")),
                row.getString("source_key"));
    }

    /** A passcode that does not open must not keep all users away; it stays stored until it is typed anew. */
    private Secret opened(String sealed, UUID user) {
        return vault.open(sealed, PURPOSE + user).orElseGet(() -> {
            LOG.warn("A passcode of user {} cannot be opened: type it again", user);
            return Secret.NONE;
        });
    }

    /** Seals anew what is sealed with an older key. */
    public int reseal(SecretVault vault) {
        return jdbi.inTransaction(handle -> {
            int count = 0;
            for (String column : List.of("hot_desk_passcode", "voice_mail_passcode")) {
                List<OfUser<String>> old = handle
                        .createQuery("SELECT id, " + column + " FROM users_user WHERE " + column + " <> ''")
                        .map((row, context) -> new OfUser<>(uuid(row, "id"), row.getString(column)))
                        .filter(sealed -> !vault.isCurrent(sealed.value()))
                        .list();
                for (OfUser<String> sealed : old) {
                    count += vault.open(sealed.value(), PURPOSE + sealed.user())
                            .map(clear -> handle.createUpdate("UPDATE users_user SET " + column
                                            + " = :anew WHERE id = :id AND " + column + " = :old")
                                    .bind("anew", vault.seal(clear, PURPOSE + sealed.user()))
                                    .bind("old", sealed.value())
                                    .bind("id", sealed.user())
                                    .execute())
                            .orElse(0);
                }
            }
            return count;
        });
    }

    @Override
    public List<BusinessUnit> units() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM users_unit")
                .map((row, context) -> {
                    String parent = row.getString("parent_id");
                    return new BusinessUnit(
                            uuid(row, "id"), row.getLong("revision"), parent == null ? null : UUID.fromString(parent),
                            row.getString("name"), row.getString("directory_unit"));
                })
                .list());
    }

    @Override
    public void save(User before, User user, Instant at) {
        jdbi.useTransaction(handle -> {
            write(handle, before, user, at);
            if (before == null || !before.devices().equals(user.devices())) {
                replace(handle, "users_device", user.id(), devices(user));
            }
            if (before == null || !before.numbers().equals(user.numbers())) {
                replace(handle, "users_number", user.id(), numbers(user));
            }
        });
    }

    private void write(Handle handle, User before, User user, Instant at) {
        Map<String, Object> values = valuesOf(before, user, at);
        if (before == null) {
            Rows.insert(handle, "users_user", List.of(values));
        } else {
            Rows.update(handle, "users_user", List.of(values));
        }
    }

    private static void replace(Handle handle, String table, UUID user, List<Map<String, Object>> rows) {
        handle.createUpdate("DELETE FROM " + table + " WHERE user_id = :user").bind("user", user).execute();
        Rows.insert(handle, table, rows);
    }

    private static List<Map<String, Object>> devices(User user) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (UserDevice device : user.devices()) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("device_kind", device.kind().name());
            values.put("phone_system", device.system().value());
            values.put("node", device.device().node());
            values.put("device_number", device.device().number());
            values.put("user_id", user.id());
            values.put("device_rank", device.rank().name());
            values.put("place", rows.size());
            rows.add(values);
        }
        return rows;
    }

    private static List<Map<String, Object>> numbers(User user) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (OutsideNumber number : user.numbers()) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("user_id", user.id());
            values.put("place", rows.size());
            values.put("label", number.label());
            values.put("outside_number", number.number());
            values.put("from_directory", number.fromDirectory());
            rows.add(values);
        }
        return rows;
    }

    private Map<String, Object> valuesOf(User before, User user, Instant at) {
        TelephoneOptions telephone = user.telephone();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", user.id());
        values.put("revision", user.revision());
        values.put("first_name", user.firstName());
        values.put("last_name", user.lastName());
        values.put("email", user.email());
        values.put("unit_id", user.unit());
        values.put("disabled", user.disabled());
        values.put("hide_caller_id", user.hideCallerId());
        values.put("save_hot_desk", telephone.saveHotDeskPasscode());
        values.put("hot_desk_off_at_exit", telephone.hotDeskOffAtExit());
        values.put("voice_mailbox", telephone.voiceMailbox());
        values.put("prompt_voice_mail", telephone.promptForVoiceMailPasscode());
        values.put("save_voice_mail", telephone.saveVoiceMailPasscode());
        values.put("meet_me_code", telephone.meetMeCode());
        values.put("direct_dial", telephone.directDial());
        values.put("has_picture", user.picture());
        values.put("source", user.source().name());
        values.put("source_key", user.sourceKey());
        values.put("changed_at", at);
        if (before == null || !before.telephone().hotDeskPasscode().equals(telephone.hotDeskPasscode())) {
            values.put("hot_desk_passcode", vault.seal(telephone.hotDeskPasscode(), PURPOSE + user.id()));
        }
        if (before == null || !before.telephone().voiceMailPasscode().equals(telephone.voiceMailPasscode())) {
            values.put("voice_mail_passcode", vault.seal(telephone.voiceMailPasscode(), PURPOSE + user.id()));
        }
        return values;
    }

    @Override
    public void remove(UUID user, Instant at) {
        jdbi.useTransaction(handle -> {
            for (String table : List.of("users_device", "users_number", "users_picture")) {
                replace(handle, table, user, List.of());
            }
            handle.createUpdate("DELETE FROM users_user WHERE id = :id").bind("id", user).execute();
            Map<String, Object> removed = new LinkedHashMap<>();
            removed.put("id", user);
            removed.put("removed_at", at);
            Rows.insert(handle, "users_removed", List.of(removed));
        });
    }

    @Override
    public List<UUID> removedSince(Instant moment) {
        return jdbi.withHandle(handle -> handle
                .createQuery("SELECT id FROM users_removed WHERE removed_at >= :moment ORDER BY removed_at")
                .bind("moment", moment)
                .mapTo(UUID.class)
                .list());
    }

    @Override
    public void forgetRemovedBefore(Instant moment) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM users_removed WHERE removed_at < :moment")
                .bind("moment", moment)
                .execute());
    }

    @Override
    public void savePicture(User user, byte[] image, Instant at) {
        jdbi.useTransaction(handle -> {
            replace(handle, "users_picture", user.id(), List.of());
            if (image != null) {
                handle.createUpdate("INSERT INTO users_picture (user_id, image) VALUES (:user, :image)")
                        .bind("user", user.id())
                        .bind("image", image)
                        .execute();
            }
            write(handle, user, user, at);
        });
    }

    @Override
    public Optional<byte[]> picture(UUID user) {
        return jdbi.withHandle(handle -> handle
                .createQuery("SELECT image FROM users_picture WHERE user_id = :user")
                .bind("user", user)
                .map((row, context) -> row.getBytes("image"))
                .findOne());
    }

    @Override
    public void saveUnit(BusinessUnit unit, boolean isNew) {
        jdbi.useTransaction(handle -> {
            var update = handle.createUpdate(isNew
                    ? "INSERT INTO users_unit (id, revision, parent_id, name, directory_unit)"
                            + " VALUES (:id, :revision, :parent, :name, :directoryUnit)"
                    : "UPDATE users_unit SET revision = :revision, parent_id = :parent, name = :name,"
                            + " directory_unit = :directoryUnit WHERE id = :id");
            update.bind("id", unit.id())
                    .bind("revision", unit.revision())
                    .bind("parent", unit.parent() == null ? null : unit.parent().toString())
                    .bind("name", unit.name())
                    .bind("directoryUnit", unit.directoryUnit())
                    .execute();
        });
    }

    @Override
    public void removeUnit(UUID unit) {
        jdbi.useHandle(handle ->
                handle.createUpdate("DELETE FROM users_unit WHERE id = :id").bind("id", unit).execute());
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return UUID.fromString(row.getString(column));
    }
}

package org.jackfield.apps.recording.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.persistence.ColumnTypes;
import org.jackfield.api.persistence.SchemaReady;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Folders in the tables {@code recording_folder…}. */
public final class JdbiFolderStore implements FolderStore {

    private static final int PIECE = 256 << 10;
    private static final int LONGEST_NAME = 300;
    private static final String INSERT_ITEM = "INSERT INTO recording_folder_item (id, folder_id, item_kind, item_name, item_comment,"
            + " segment_id, item_url, media_type, item_bytes, created_by, created_at) VALUES (:id, :folderId, :itemKind, :itemName,"
            + " :itemComment, :segmentId, :itemUrl, :mediaType, :itemBytes, :createdBy, :createdAt)";

    private final Jdbi jdbi;

    /** Keeps them in a database. */
    public JdbiFolderStore(SchemaReady schema) {
        jdbi = schema.jdbi();
    }

    @Override
    public List<FolderRow> folders() {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM recording_folder ORDER BY folder_name, id").mapTo(FolderRow.class).list());
    }

    @Override
    public List<FolderShareRow> shares() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM recording_folder_share ORDER BY share_kind, target_name")
                .mapTo(FolderShareRow.class)
                .list());
    }

    @Override
    public void add(FolderRow folder) {
        jdbi.useHandle(handle -> handle.createUpdate("INSERT INTO recording_folder (id, parent_id, owner_id, owner_name, folder_name,"
                        + " folder_comment, created_at) VALUES (:id, :parentId, :ownerId, :ownerName, :folderName, :folderComment,"
                        + " :createdAt)")
                .bindMethods(folder)
                .bind("ownerName", ColumnTypes.fit(folder.ownerName(), LONGEST_NAME))
                .execute());
    }

    @Override
    public void update(FolderRow folder) {
        jdbi.useHandle(handle -> handle.createUpdate("UPDATE recording_folder SET parent_id = :parentId, folder_name = :folderName,"
                        + " folder_comment = :folderComment WHERE id = :id")
                .bindMethods(folder)
                .execute());
    }

    @Override
    public void share(UUID folder, List<FolderShareRow> shares) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("DELETE FROM recording_folder_share WHERE folder_id = :id").bind("id", folder).execute();
            for (FolderShareRow share : shares) {
                handle.createUpdate("INSERT INTO recording_folder_share (folder_id, share_kind, share_target, target_name, may_change)"
                                + " VALUES (:folderId, :shareKind, :shareTarget, :targetName, :mayChange)")
                        .bindMethods(share)
                        .execute();
            }
        });
    }

    @Override
    public void remove(Collection<UUID> folders) {
        jdbi.useTransaction(handle -> {
            for (UUID id : folders) {
                run(handle, "DELETE FROM recording_folder_piece WHERE item_id IN"
                        + " (SELECT id FROM recording_folder_item WHERE folder_id = :id)", id);
                run(handle, "DELETE FROM recording_folder_item WHERE folder_id = :id", id);
                run(handle, "DELETE FROM recording_folder_share WHERE folder_id = :id", id);
                run(handle, "DELETE FROM recording_folder WHERE id = :id", id);
            }
        });
    }

    private static void run(Handle handle, String sql, UUID id) {
        handle.createUpdate(sql).bind("id", id).execute();
    }

    @Override
    public List<FolderItemRow> items(UUID folder) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM recording_folder_item WHERE folder_id = :id ORDER BY item_name, id")
                .bind("id", folder)
                .mapTo(FolderItemRow.class)
                .list());
    }

    @Override
    public Optional<FolderItemRow> item(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM recording_folder_item WHERE id = :id")
                .bind("id", id)
                .mapTo(FolderItemRow.class)
                .findOne());
    }

    @Override
    public long fileBytes(String ownerId) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT COALESCE(SUM(i.item_bytes), 0) FROM recording_folder_item i"
                        + " JOIN recording_folder f ON f.id = i.folder_id WHERE f.owner_id = :owner")
                .bind("owner", ownerId)
                .mapTo(Long.class)
                .one());
    }

    @Override
    public void add(FolderItemRow item) {
        jdbi.useHandle(handle -> add(handle, item));
    }

    private static void add(Handle handle, FolderItemRow item) {
        handle.createUpdate(INSERT_ITEM)
                .bindMethods(item)
                .bind("createdBy", ColumnTypes.fit(item.createdBy(), LONGEST_NAME))
                .execute();
    }

    @Override
    public Optional<FolderItemRow> addFile(FolderItemRow item, InputStream content, long most) throws IOException {
        return jdbi.inTransaction(handle -> {
            long bytes = 0;
            int number = 0;
            for (byte[] piece = content.readNBytes(PIECE); piece.length > 0; piece = content.readNBytes(PIECE)) {
                bytes += piece.length;
                if (bytes > most) {
                    handle.rollback();
                    return Optional.<FolderItemRow>empty();
                }
                handle.createUpdate("INSERT INTO recording_folder_piece (item_id, piece, content) VALUES (:id, :piece, :content)")
                        .bind("id", item.id())
                        .bind("piece", number++)
                        .bind("content", piece)
                        .execute();
            }
            FolderItemRow whole = new FolderItemRow(
                    item.id(), item.folderId(), item.itemKind(), item.itemName(), item.itemComment(), item.segmentId(),
                    item.itemUrl(), item.mediaType(), bytes, item.createdBy(), item.createdAt());
            add(handle, whole);
            return Optional.of(whole);
        });
    }

    @Override
    public void update(FolderItemRow item) {
        jdbi.useHandle(handle -> handle.createUpdate("UPDATE recording_folder_item SET folder_id = :folderId, item_name = :itemName,"
                        + " item_comment = :itemComment WHERE id = :id")
                .bindMethods(item)
                .execute());
    }

    @Override
    public void removeItem(UUID id) {
        jdbi.useTransaction(handle -> {
            run(handle, "DELETE FROM recording_folder_piece WHERE item_id = :id", id);
            run(handle, "DELETE FROM recording_folder_item WHERE id = :id", id);
        });
    }

    @Override
    public void write(UUID item, OutputStream out) throws IOException {
        for (int number = 0; ; number++) {
            int piece = number;
            // Each piece by itself: a reader who is slow holds no connection.
            Optional<byte[]> content = jdbi.withHandle(handle -> handle.createQuery(
                            "SELECT content FROM recording_folder_piece WHERE item_id = :id AND piece = :piece")
                    .bind("id", item)
                    .bind("piece", piece)
                    .map((row, context) -> row.getBytes("content"))
                    .findOne());
            if (content.isEmpty()) {
                return;
            }
            out.write(content.get());
        }
    }
}

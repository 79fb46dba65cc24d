package org.jackfield.apps.recording.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps folders and what is in them. Any thread may call. */
public interface FolderStore {

    /** {@return every folder} */
    List<FolderRow> folders();

    /** {@return with whom folders are shared} */
    List<FolderShareRow> shares();

    /** Keeps a folder. */
    void add(FolderRow folder);

    /** Changes name, comment and parent of a folder. */
    void update(FolderRow folder);

    /** Shares a folder with these and nobody else. */
    void share(UUID folder, List<FolderShareRow> shares);

    /** Removes folders with everything in them. */
    void remove(Collection<UUID> folders);

    /** {@return what is in a folder, by name} */
    List<FolderItemRow> items(UUID folder);

    /** {@return one thing} */
    Optional<FolderItemRow> item(UUID id);

    /** {@return how large the files in all folders of a person are together} */
    long fileBytes(String ownerId);

    /** Keeps a thing that is no file. */
    void add(FolderItemRow item);

    /**
     * Keeps a file; all of it or nothing.
     *
     * @param most the most bytes to take
     * @return the item with its size; empty if the file is larger
     */
    Optional<FolderItemRow> addFile(FolderItemRow item, InputStream content, long most) throws IOException;

    /** Changes name, comment and folder of a thing. */
    void update(FolderItemRow item);

    /** Removes a thing. */
    void removeItem(UUID id);

    /** Passes on the content of a file. */
    void write(UUID item, OutputStream out) throws IOException;
}

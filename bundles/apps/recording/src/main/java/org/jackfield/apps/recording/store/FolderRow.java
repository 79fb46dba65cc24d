package org.jackfield.apps.recording.store;

import java.time.Instant;
import java.util.UUID;

/**
 * A folder as it is kept.
 *
 * @param id its id
 * @param parentId the folder it is in; null at the top
 * @param ownerId id of whose it is; the same for all that is below it
 * @param ownerName name of whose it is
 * @param folderName its name
 * @param folderComment what it is for; may be empty
 * @param createdAt when it was made
 */
public record FolderRow(
        UUID id, UUID parentId, String ownerId, String ownerName, String folderName, String folderComment, Instant createdAt) {}

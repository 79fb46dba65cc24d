package org.jackfield.apps.recording.store;

import java.time.Instant;
import java.util.UUID;

/**
 * What lies in a folder.
 *
 * @param id its id
 * @param folderId the folder it is in
 * @param itemKind what it is
 * @param itemName its name
 * @param itemComment why it is there; may be empty
 * @param segmentId the segment of a recording; null for anything else
 * @param itemUrl the address of a link; empty for anything else
 * @param mediaType of a file; empty for anything else
 * @param itemBytes size of a file; 0 for anything else
 * @param createdBy name of who put it there
 * @param createdAt when
 */
public record FolderItemRow(
        UUID id,
        UUID folderId,
        Kind itemKind,
        String itemName,
        String itemComment,
        UUID segmentId,
        String itemUrl,
        String mediaType,
        long itemBytes,
        String createdBy,
        Instant createdAt) {

    /** What it is. */
    public enum Kind {
        /** A recording; hearing it takes the permission that it always takes. */
        RECORDING,
        /** A file that was uploaded. */
        FILE,
        /** The address of a page, or of a file on a share. */
        URL
    }
}

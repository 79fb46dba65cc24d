package org.jackfield.apps.recording.store;

import java.util.UUID;

/**
 * With whom a folder and all that is below it is shared.
 *
 * @param folderId the folder
 * @param shareKind with whom
 * @param shareTarget id of the role or user; empty for everybody
 * @param targetName as people know the target; empty for everybody
 * @param mayChange whether they may also change what is in it
 */
public record FolderShareRow(UUID folderId, Kind shareKind, String shareTarget, String targetName, boolean mayChange) {

    /** With whom. */
    public enum Kind {
        /** With everybody who uses folders. */
        EVERYONE,
        /** With whoever holds a role. */
        ROLE,
        /** With one user. */
        USER
    }
}

package org.jackfield.api.persistence.backup;

import java.time.Instant;

/**
 * How the last restore went.
 *
 * @param backup the name of the backup
 * @param at when it ended
 * @param done whether the tables are those of the backup now; else they are as they were before
 * @param detail what happened, for people; where the old tables are kept, or why it failed
 */
public record LastRestore(String backup, Instant at, boolean done, String detail) {}

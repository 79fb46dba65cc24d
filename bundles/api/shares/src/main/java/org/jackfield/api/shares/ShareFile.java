package org.jackfield.api.shares;

import java.time.Instant;

/**
 * A file or folder on a share.
 *
 * @param name its name
 * @param isFolder whether it is a folder
 * @param size bytes; 0 for a folder
 * @param changed when it was last written
 */
public record ShareFile(String name, boolean isFolder, long size, Instant changed) {}

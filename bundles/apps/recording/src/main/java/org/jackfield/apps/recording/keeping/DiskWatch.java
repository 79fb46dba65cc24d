package org.jackfield.apps.recording.keeping;

/** Whether there is room for recordings. Any thread may ask; the answer costs nothing. */
public interface DiskWatch {

    /** {@return whether the disk is so full that nothing may be recorded; recording goes on by itself when it is not} */
    boolean full();

    /** {@return how many bytes are free, as last looked; -1 if the disk does not say} */
    long freeBytes();
}

package org.jackfield.apps.recording.store;

import java.time.Instant;
import java.util.UUID;

/**
 * One recording file, closed and sealed. A segment has one as a rule; more if the recorder was interrupted.
 *
 * @param id the recording's id, that of its file
 * @param segment the segment it is the audio of
 * @param part its place among the recordings of the segment, from 1
 * @param serial a number for people, unique: extension, time and part
 * @param source {@code mirror}, {@code record-a-call}, {@code siprec}
 * @param codec of the first channel
 * @param channels 1 or 2
 * @param started when media time 0 was
 * @param ended when it ended
 * @param durationMillis how long it plays, in milliseconds
 * @param pausedMillis how much of that was paused
 * @param interrupted whether it ended because the recorder was stopped or died
 * @param path of the file, relative to the recordings' folder, with slashes
 * @param bytes the length of the file
 * @param sha256 of the file, hexadecimal
 * @param wrappedKey the data key, wrapped; null once it was erased
 * @param lostNetwork packets lost on the way to us
 * @param lostCapture packets our capture dropped
 * @param lostDisk packets the disk did not take
 */
public record RecordingRow(
        UUID id,
        UUID segment,
        int part,
        String serial,
        String source,
        String codec,
        int channels,
        Instant started,
        Instant ended,
        long durationMillis,
        long pausedMillis,
        boolean interrupted,
        String path,
        long bytes,
        String sha256,
        byte[] wrappedKey,
        long lostNetwork,
        long lostCapture,
        long lostDisk) {}

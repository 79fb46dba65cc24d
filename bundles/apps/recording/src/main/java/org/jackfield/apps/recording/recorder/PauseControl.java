package org.jackfield.apps.recording.recorder;

import java.util.List;

/**
 * Pauses recordings and lets them go on, and tells what is being recorded. Any thread may call; whoever calls has
 * checked the permission and writes the audit entry.
 */
public interface PauseControl {

    /** {@return what is being recorded at this moment, in the order of beginning} */
    List<LiveRecording> live();

    /**
     * Pauses. Nothing said from the moment of the call on is kept. When this returns the pause itself is on disk, so that
     * a crash comes back paused.
     *
     * @param by who, for people
     * @return the recordings that are paused now, those that were paused before too; at least one
     * @throws org.jackfield.api.problem.ProblemException ({@code recording.not-live}) if nothing of that kind is being
     *     recorded, ({@code licence.not-licensed}) without the entitlement {@code pci-compliance},
     *     ({@code recording.pause-not-written}) if the disk did not take it in time: it is paused nevertheless
     */
    List<LiveRecording> pause(Which which, String by);

    /**
     * Lets recordings go on from this moment. It needs no entitlement, for a pause must never last because a licence ended.
     *
     * @param by who, for people
     * @return the recordings that are not paused any more; at least one
     * @throws org.jackfield.api.problem.ProblemException ({@code recording.not-live}) if nothing of that kind is being
     *     recorded
     */
    List<LiveRecording> resume(Which which, String by);
}

package org.jackfield.apps.recording.recorder;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;

/**
 * A segment that is being recorded now.
 *
 * @param segment the segment; never null
 * @param call its logical call; never null
 * @param system the phone system; never null
 * @param device the recorded device; never null
 * @param source where its audio comes from; never null
 * @param since when it was answered, or recording of it began; never null
 * @param audio whether a source feeds it at this moment
 * @param pausedSince when it was paused; empty while it is not; never null
 * @param pausedBy who paused it; empty text while it is not; never null
 * @param problem why nothing can be kept just now (disk full, no master key, no codec), for people; empty text if all
 *     is well; never null
 */
public record LiveRecording(
        UUID segment,
        UUID call,
        PhoneSystemId system,
        DeviceId device,
        String source,
        Instant since,
        boolean audio,
        Optional<Instant> pausedSince,
        String pausedBy,
        String problem) {

    /** Checks the components. */
    public LiveRecording {
        Objects.requireNonNull(segment, "segment");
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(system, "system");
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(pausedSince, "pausedSince");
        Objects.requireNonNull(pausedBy, "pausedBy");
        Objects.requireNonNull(problem, "problem");
    }
}

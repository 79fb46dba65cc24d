package org.jackfield.apps.recording.recorder;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jackfield.api.licence.Lease;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.telephony.ConnectionState;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.call.Connection;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.apps.recording.rules.RecordedDevice;

/** A segment of a recorded device, and what is being done about it. Owned by the desk's thread. */
final class SegmentWork {

    final SegmentTrack track;
    final List<LiveStream> listeners = new CopyOnWriteArrayList<>();

    /** Its newest version. */
    Segment segment;
    /** Its recorded devices, that whose part it is first. */
    List<RecordedDevice> devices;
    /** Whether the device talks in it now, and since when. */
    boolean talking;
    Instant talkingSince;

    Lease lease;
    ActiveRecording active;
    /** From when on its audio is wanted: where the present recording begins. */
    Instant from;
    int part = 1;
    /** Which session feeds it; and whether that has been told to stop and still hands on what it held back. */
    SessionWork feeding;
    boolean closing;
    /** Until when it had audio: where the next session takes over. */
    Instant fed = Instant.MIN;
    /** When it ended, as long as its session is still looked for; and then. */
    Instant endKnown;
    Instant ending;
    Instant pausedSince;
    String pausedBy = "";
    /** The pauses of late, as they began and ended. */
    final ArrayDeque<Mark> marks = new ArrayDeque<>();

    /** Why nothing can be kept just now, and when it is tried again. */
    Problem suspended;
    Instant retryAt = Instant.MIN;
    /** Why what is kept is not all, for people. */
    String trouble = "";
    boolean sourceLost;
    /** Its recordings that are not closed yet. */
    final Set<UUID> open = new HashSet<>();
    /** How many are. */
    int files;

    SegmentWork(SegmentTrack track) {
        this.track = track;
    }

    UUID id() {
        return segment.id();
    }

    /** {@return the device whose part it is} */
    RecordedDevice device() {
        return devices.getFirst();
    }

    boolean isOver() {
        return ending != null || track.state() == SegmentTrack.State.OVER && endKnown == null;
    }

    boolean isPaused() {
        return pausedSince != null;
    }

    /** Takes over what a newer version of the call says. */
    void update(Segment newer, LogicalCall call, List<RecordedDevice> recorded, Instant now) {
        segment = newer;
        devices = recorded;
        boolean before = talking;
        Instant since = now;
        talking = newer.isAnswered() && newer.isLive();
        for (Connection connection : call.connections()) {
            if (connection.party().device().equals(device().device()) && newer.isAnswered()) {
                talking = connection.state() == ConnectionState.CONNECTED;
                since = connection.since();
            }
        }
        if (talking && !before) {
            talkingSince = newer.answered().isAfter(since) ? newer.answered() : since;
        }
    }

    /** {@return what is asked of the sessions} */
    SessionMatcher.Demand demand() {
        Set<String> others = new HashSet<>();
        DeviceId own = device().device();
        for (DeviceId party : List.of(segment.device().device(), segment.caller().device())) {
            if (!party.equals(own)) {
                others.add(party.number());
            }
        }
        others.add(segment.outside().number());
        others.add(segment.dialled());
        others.remove("");
        others.remove(own.number());
        return new SessionMatcher.Demand(
                id(), devices, others, talking, segment.isAnswered() ? segment.answered() : segment.started());
    }
}

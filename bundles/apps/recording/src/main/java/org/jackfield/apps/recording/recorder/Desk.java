package org.jackfield.apps.recording.recorder;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.media.source.MediaParty;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.apps.recording.SegmentState;
import org.jackfield.apps.recording.recorder.DeviceIndex.Device;
import org.jackfield.apps.recording.rules.Decision;
import org.jackfield.apps.recording.rules.RecordedDevice;

/**
 * Knows all segments of recorded devices that last and all sessions, and brings them together. One thread owns it: it does
 * nothing that could let it wait.
 */
final class Desk {

    /** How long a segment that ended before it was known may lie back: the audio before is gone. */
    private static final Duration TOO_LATE = SessionFeed.PRE_ROLL;

    private final Rules rules;
    private final SegmentRecordings recordings;
    private final OutcomeBook outcomes;
    private final Finisher finisher;
    private final InstantSource clock;
    private final Instant running;
    private final AddressLearner learner = new AddressLearner();
    private final Map<UUID, SegmentWork> segments = new LinkedHashMap<>();
    private final Map<UUID, SessionWork> sessions = new LinkedHashMap<>();
    private final Pairing pairing;
    private DeviceIndex devices;

    /** What is to be recorded. */
    interface Rules {

        /** {@return whether a segment of a recorded device is to be recorded, as it is now} */
        Decision decide(Segment segment);

        /** Keeps what was found out about a device: a hardware address of 12 hexadecimal digits, or an IP address. */
        void learned(Device device, String address);
    }

    Desk(
            Rules rules,
            SegmentRecordings recordings,
            OutcomeBook outcomes,
            Finisher finisher,
            InstantSource clock,
            DeviceIndex devices) {
        this.rules = rules;
        this.recordings = recordings;
        this.outcomes = outcomes;
        this.finisher = finisher;
        this.clock = clock;
        this.devices = devices;
        running = clock.instant();
        pairing = new Pairing(segments, sessions, recordings, clock);
    }

    Collection<SegmentWork> segments() {
        return segments.values();
    }

    Optional<SegmentWork> segment(UUID id) {
        return Optional.ofNullable(segments.get(id));
    }

    Optional<SegmentWork> of(ActiveRecording active) {
        return segment(active.recording().label().segment());
    }

    Collection<SessionWork> sessions() {
        return sessions.values();
    }

    // --- calls

    /** These are all calls alive. */
    void refreshed(List<LogicalCall> live) {
        live.forEach(this::call);
        Set<UUID> alive = new HashSet<>();
        live.forEach(call -> call.segments().forEach(segment -> alive.add(segment.id())));
        for (SegmentWork work : List.copyOf(segments.values())) {
            if (!alive.contains(work.id()) && !work.isOver()) {
                lost(work);
            }
        }
        endKnown();
        finisher.interrupted().stream().filter(id -> !alive.contains(id)).forEach(finisher::release);
    }

    /** A call is as it says. */
    void call(LogicalCall call) {
        Set<RecordedDevice> affected = new LinkedHashSet<>();
        Set<UUID> named = new HashSet<>();
        for (Segment segment : call.segments()) {
            named.add(segment.id());
            affected.addAll(segment(segment, call));
        }
        if (call.mergedInto() == null) {
            for (SegmentWork work : List.copyOf(segments.values())) {
                if (work.segment.logicalCall().equals(call.id()) && !named.contains(work.id()) && !work.isOver()) {
                    lost(work);
                    affected.addAll(work.devices);
                }
            }
        }
        pairing.match(affected);
        endKnown();
    }

    /** Only now, for a segment that was over when it became known gets its audio all the same. */
    private void endKnown() {
        for (SegmentWork work : List.copyOf(segments.values())) {
            if (work.endKnown != null) {
                Instant at = work.endKnown;
                work.endKnown = null;
                recordings.end(work, at);
                forget(work);
            }
        }
    }

    private List<RecordedDevice> segment(Segment segment, LogicalCall call) {
        SegmentWork work = segments.get(segment.id());
        List<RecordedDevice> recorded = recorded(segment);
        Instant now = clock.instant();
        if (work == null) {
            boolean gone = !segment.isLive() && (!segment.isAnswered() || segment.ended().isBefore(now.minus(TOO_LATE)));
            if (recorded.isEmpty() || gone || !segment.isLive() && outcomes.of(segment.id()).isPresent()) {
                return List.of();
            }
            Instant earliest = now.minus(SessionFeed.PRE_ROLL);
            work = new SegmentWork(new SegmentTrack(earliest.isAfter(running) ? earliest : running));
            segments.put(segment.id(), work);
        } else if (segment.revision() < work.segment.revision()) {
            return List.of();
        }
        // who was recorded when the segment began stays so
        work.update(segment, call, recorded.isEmpty() ? work.devices : recorded, now);
        carryOut(work, work.track.changed(segment, rules.decide(segment), now));
        return work.devices;
    }

    private List<RecordedDevice> recorded(Segment segment) {
        List<RecordedDevice> recorded = new ArrayList<>(2);
        devices.device(segment.system(), segment.device().device()).ifPresent(recorded::add);
        devices.device(segment.system(), segment.caller().device()).ifPresent(recorded::add);
        return recorded;
    }

    private void lost(SegmentWork work) {
        carryOut(work, work.track.lost(clock.instant()));
    }

    private void carryOut(SegmentWork work, List<SegmentTrack.Step> steps) {
        for (SegmentTrack.Step step : steps) {
            switch (step.kind()) {
                case BEGIN -> {
                    recordings.begin(work, step.at());
                    learn(work);
                }
                case END -> {
                    if (work.lease != null) {
                        work.endKnown = step.at();
                    }
                }
                case DESTROY -> recordings.destroy(work);
            }
        }
        if (work.track.isExcluded()) {
            outcomes.set(work.id(), SegmentState.EXCLUDED, work.track.rule());
        }
        forget(work);
    }

    private void forget(SegmentWork work) {
        if (recordings.isSettled(work)) {
            segments.remove(work.id());
            if (outcomes.of(work.id()).isEmpty()) {
                outcomes.set(work.id(), SegmentState.NO_AUDIO_EXPECTED, "");
            }
        }
    }

    // --- sessions

    void sessionBegan(SessionFeed feed) {
        SessionWork work = new SessionWork(feed);
        sessions.put(work.id(), work);
        sessionChanged(feed);
    }

    void sessionChanged(SessionFeed feed) {
        SessionWork work = sessions.get(feed.session().id());
        if (work == null) {
            return;
        }
        Set<RecordedDevice> affected = work.devices();
        work.parts = devices.parts(feed.session());
        Set<RecordedDevice> here = work.devices();
        here.forEach(device -> learner.found(new Device(device.system(), device.device())));
        affected.addAll(here);
        pairing.match(affected);
    }

    void sessionEnded(SessionFeed feed, boolean interrupted) {
        SessionWork work = sessions.remove(feed.session().id());
        if (work == null) {
            return;
        }
        if (interrupted) {
            for (SegmentWork segment : segments.values()) {
                // its takes are complete by now, so it is known by the moment
                if (feed.over().equals(segment.fed) && segment.feeding == null && !segment.isOver()) {
                    segment.sourceLost = true;
                }
            }
        }
        pairing.match(work.devices());
    }

    /** A session handed all over to a recording that it had for it. */
    void complete(SessionFeed feed, ActiveRecording recording) {
        of(recording).ifPresent(work -> {
            if (work.feeding != null && work.feeding.feed == feed && work.active == recording) {
                recordings.fed(work);
                forget(work);
                pairing.match(new LinkedHashSet<>(work.devices));
            }
        });
    }

    /** The recorded devices are others now. What is being recorded goes on. */
    void devices(DeviceIndex now) {
        devices = now;
        for (SegmentWork work : segments.values()) {
            List<RecordedDevice> recorded = recorded(work.segment);
            work.devices = recorded.isEmpty() ? work.devices : recorded;
        }
        for (SessionWork session : sessions.values()) {
            List<DeviceIndex.Part> parts = now.parts(session.feed.session());
            boolean stays = session.segment != null
                    && parts.stream().noneMatch(part -> session.segment.devices.contains(part.device()));
            session.parts = stays ? session.parts : parts;
        }
        Set<RecordedDevice> all = new LinkedHashSet<>(now.all());
        segments.values().forEach(work -> all.addAll(work.devices));
        pairing.match(all);
    }

    // --- time

    /** Looks after what only time brings about. */
    void tick() {
        Instant now = clock.instant();
        boolean full = recordings.stopIfFull(segments.values(), now);
        Set<RecordedDevice> affected = new LinkedHashSet<>();
        boolean fine = !full;
        for (SegmentWork work : List.copyOf(segments.values())) {
            if (!full && recordings.retry(work, now)) {
                affected.addAll(work.devices);
            }
            fine &= work.suspended == null;
            forget(work);
        }
        if (fine) {
            recordings.fine();
        }
        // a session may have fallen silent while another one of the same device speaks
        Map<RecordedDevice, Integer> counts = new HashMap<>();
        sessions.values().forEach(session -> session.devices().forEach(device -> counts.merge(device, 1, Integer::sum)));
        counts.forEach((device, count) -> {
            if (count > 1) {
                affected.add(device);
            }
        });
        pairing.match(affected);
        learner.advance(now).ifPresent(learned -> rules.learned(learned.device(), learned.address()));
    }

    // --- learning

    /** A session that no recorded device can be found for; its addresses may turn out to be one's. */
    void unexplained(Instant began, List<MediaParty> parties) {
        Set<String> addresses = new HashSet<>();
        for (MediaParty party : parties) {
            List<String> names = DeviceIndex.names(party);
            // whoever is signalled with another number is somebody else, a trunk's far end for instance
            boolean anybody = !party.phoneSystem() && party.number().isEmpty();
            if (anybody && !names.isEmpty() && names.stream().noneMatch(devices::isKnown)) {
                addresses.add(names.getFirst());
            }
        }
        if (!addresses.isEmpty()) {
            learner.session(began, addresses);
        }
    }

    private void learn(SegmentWork work) {
        for (RecordedDevice device : work.devices) {
            boolean found = sessions.values().stream().anyMatch(session -> session.devices().contains(device));
            if (DeviceIndex.isUnplaced(device) && !found) {
                learner.answered(work.id(), new Device(device.system(), device.device()), work.segment.answered());
            }
        }
    }
}

package org.jackfield.apps.recording.recorder;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.apps.recording.rules.RecordedDevice;

/** Brings segments and sessions together: each session feeds the segment that it is the audio of. Owned by the desk's thread. */
final class Pairing {

    private final Map<UUID, SegmentWork> segments;
    private final Map<UUID, SessionWork> sessions;
    private final SegmentRecordings recordings;
    private final InstantSource clock;

    /** Pairs what the desk has in these, whatever it is at the time. */
    Pairing(
            Map<UUID, SegmentWork> segments, Map<UUID, SessionWork> sessions, SegmentRecordings recordings,
            InstantSource clock) {
        this.segments = segments;
        this.sessions = sessions;
        this.recordings = recordings;
        this.clock = clock;
    }

    /** Decides of all that these devices take part in. */
    void match(Set<RecordedDevice> affected) {
        if (affected.isEmpty()) {
            return;
        }
        Set<SegmentWork> demands = new LinkedHashSet<>();
        Set<SessionWork> offers = new LinkedHashSet<>();
        closure(affected, demands, offers);
        Instant now = clock.instant();
        Map<UUID, SessionMatcher.Match> matches = SessionMatcher.match(
                offers.stream().map(session -> session.offer(now)).toList(),
                demands.stream().map(SegmentWork::demand).toList());
        Map<UUID, SegmentWork> wanted = new HashMap<>();
        demands.forEach(work -> Optional.ofNullable(matches.get(work.id())).ifPresent(match -> wanted.put(match.session(), work)));
        for (SegmentWork work : demands) {
            release(work, matches.get(work.id()), wanted, now);
        }
        for (SegmentWork work : demands) {
            SessionMatcher.Match match = matches.get(work.id());
            if (match != null) {
                feed(work, match);
            }
        }
    }

    /** Whoever shares a session or a segment with one of the devices is decided with it. */
    private void closure(Set<RecordedDevice> affected, Set<SegmentWork> demands, Set<SessionWork> offers) {
        Set<RecordedDevice> known = new HashSet<>(affected);
        boolean grown = true;
        while (grown) {
            grown = false;
            for (SegmentWork work : segments.values()) {
                if (!work.isOver() && !demands.contains(work) && work.devices.stream().anyMatch(known::contains)) {
                    demands.add(work);
                    grown |= known.addAll(work.devices);
                }
            }
            for (SessionWork session : sessions.values()) {
                if (session.feed.over() == null && !offers.contains(session)
                        && session.parts.stream().anyMatch(part -> known.contains(part.device()))) {
                    offers.add(session);
                    grown |= known.addAll(session.devices());
                }
            }
        }
    }

    private void release(SegmentWork work, SessionMatcher.Match match, Map<UUID, SegmentWork> wanted, Instant now) {
        if (work.feeding == null || work.closing || match != null && match.session().equals(work.feeding.id())) {
            return;
        }
        SegmentWork next = wanted.get(work.feeding.id());
        Instant border = now;
        if (next != null && next != work && next.talking && next.talkingSince.isBefore(now)) {
            border = next.talkingSince;
        }
        recordings.stopFeeding(work, border);
    }

    private void feed(SegmentWork work, SessionMatcher.Match match) {
        SessionWork session = sessions.get(match.session());
        if (work.active == null || work.feeding != null || session.segment != null && session.segment != work) {
            return;
        }
        Instant from = latest(work.from, work.fed, session.used);
        boolean own = match.part().device().equals(work.device());
        Side device = own ? match.part().side() : match.part().side().other();
        work.feeding = session;
        work.sourceLost = false;
        session.segment = work;
        List<Mark> wished = session.wished.stream().filter(mark -> !mark.at().isBefore(from)).toList();
        session.wished = List.of();
        // before it is fed, so that nothing is handed over that lies behind
        wished.stream().filter(Mark::pause).findFirst().ifPresent(mark -> work.active.wishPause(mark.at()));
        session.feed.attach(work.active, device, from, work.isPaused());
        recordings.pauses().carryOn(work, wished);
    }

    private static Instant latest(Instant one, Instant other, Instant third) {
        Instant later = one.isAfter(other) ? one : other;
        return later.isAfter(third) ? later : third;
    }
}

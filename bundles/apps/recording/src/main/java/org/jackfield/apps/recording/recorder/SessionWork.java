package org.jackfield.apps.recording.recorder;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jackfield.apps.recording.rules.RecordedDevice;

/** A session, and what it is used for. Owned by the desk's thread. */
final class SessionWork {

    final SessionFeed feed;
    List<DeviceIndex.Part> parts = List.of();
    /** The segment it feeds; null if none. */
    SegmentWork segment;
    /** Until when it fed the one before. */
    Instant used = Instant.MIN;
    /** Pauses that were wished for the one before and began after that: they are of whoever it feeds next. */
    List<Mark> wished = List.of();

    SessionWork(SessionFeed feed) {
        this.feed = feed;
    }

    UUID id() {
        return feed.session().id();
    }

    /** {@return the recorded devices whose audio it may be} */
    Set<RecordedDevice> devices() {
        return parts.stream().map(DeviceIndex.Part::device).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    SessionMatcher.Offer offer(Instant now) {
        return new SessionMatcher.Offer(feed.session(), parts, feed.sounds(now), segment == null ? null : segment.id());
    }
}

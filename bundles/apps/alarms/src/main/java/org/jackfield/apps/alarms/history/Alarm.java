package org.jackfield.apps.alarms.history;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.persistence.ColumnTypes;
import org.jackfield.api.persistence.Ids;

/**
 * An alarm as it stands in the history.
 *
 * @param id ours, for ever
 * @param source id of the phone system, or {@link Sighting#SERVER}
 * @param sourceName what people called it then; empty for this server
 * @param node the node, empty if not told
 * @param alarmId what ties it to its end
 * @param kind what sort of alarm it is
 * @param device the device concerned, or the key of the alert; empty if none
 * @param text what the source says
 * @param raisedAt when we first heard of it
 * @param clearedAt when it ended; empty while it stands
 * @param clearedBy the station where it was cleared; empty if it ended by itself, or stands
 * @param askedBy who asked us to clear it; empty if nobody
 */
public record Alarm(
        UUID id,
        String source,
        String sourceName,
        String node,
        String alarmId,
        AlarmKind kind,
        String device,
        String text,
        Instant raisedAt,
        Optional<Instant> clearedAt,
        String clearedBy,
        String askedBy) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DEVICE = 120;
    private static final int LONGEST_TEXT = 1000;
    private static final int LONGEST_NODE = 20;

    /** {@return what is seen for the first time at a moment, cut to what the history keeps} */
    public static Alarm first(Sighting seen, Instant at) {
        return new Alarm(
                Ids.next(),
                seen.source(),
                ColumnTypes.fit(seen.sourceName(), LONGEST_NAME),
                ColumnTypes.fit(seen.node(), LONGEST_NODE),
                ColumnTypes.fit(seen.alarmId(), LONGEST_NAME),
                seen.kind(),
                ColumnTypes.fit(seen.device(), LONGEST_DEVICE),
                ColumnTypes.fit(seen.text(), LONGEST_TEXT),
                at,
                Optional.empty(),
                "",
                "");
    }

    /** {@return whether it still stands} */
    public boolean stands() {
        return clearedAt.isEmpty();
    }

    /** {@return whether it is an alert of this server} */
    public boolean ofServer() {
        return source.equals(Sighting.SERVER);
    }

    /** {@return whether a sighting under the same id is this alarm again, and not another that was given the id later} */
    public boolean isSeenIn(Sighting again) {
        return kind.equals(again.kind())
                && (ofServer() || text.equals(ColumnTypes.fit(again.text(), LONGEST_TEXT)));
    }
}

package org.jackfield.apps.alarms.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.apps.alarms.history.Alarm;
import org.jackfield.apps.alarms.history.AlarmKind;
import org.jackfield.apps.alarms.history.Notice;

/** Keeps alarms and what was done about them. What a method has written is durable when it returns. */
public interface AlarmStore {

    /** What to look for: {@code standing} only, and a text in device, text, kind or source; both may be left out. */
    record Search(boolean standing, String text) {}

    /** {@return the alarm that stands under an id, if one does} */
    Optional<Alarm> standing(String source, String node, String alarmId);

    /** {@return all alarms that stand, oldest first, at most so many} */
    List<Alarm> standing(int most);

    /** {@return an alarm} */
    Optional<Alarm> alarm(UUID id);

    /** Adds an alarm together with its notices, or nothing of it. */
    void enter(Alarm alarm, List<Notice> notices);

    /** Ends an alarm that stands. */
    void end(UUID alarm, Instant at, String by);

    /** Notes who asked for an alarm's end. */
    void asked(UUID alarm, String by);

    /** {@return when a profile last told of an alarm of this kind and source; empty if never} */
    Optional<Instant> lastTold(String profile, String source, AlarmKind kind);

    /** {@return how many alarms of this kind and source the profile has held back since then} */
    int heldBack(String profile, String source, AlarmKind kind, Instant since);

    /** {@return of how many alarms a profile told since then} */
    int told(String profile, Instant since);

    /** {@return the notices in one of these states, oldest first, at most so many} */
    List<Notice> notices(List<Notice.State> states, int most);

    /** Keeps a notice's state, mail and problem. */
    void update(Notice notice);

    /** {@return alarms, newest first} */
    Page<Alarm> find(Search query, PageRequest page);

    /** {@return what was done about alarms, oldest first} */
    List<Notice> noticesOf(List<UUID> alarms);

    /** {@return the kinds that were ever seen, each with the text of one alarm} */
    Map<AlarmKind, String> kinds();

    /**
     * Forgets alarms that ended before a moment, and the oldest that ended if there are more than {@code most} in all.
     *
     * @return how many
     */
    int forget(Instant endedBefore, int most);
}

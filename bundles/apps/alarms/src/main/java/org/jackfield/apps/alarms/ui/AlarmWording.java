package org.jackfield.apps.alarms.ui;

import java.util.List;
import java.util.stream.Collectors;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.apps.alarms.history.Alarm;
import org.jackfield.apps.alarms.history.AlarmKind;
import org.jackfield.apps.alarms.history.Notice;

/** Says in the reader's language what alarms and notices are. */
final class AlarmWording {

    private final ViewContext context;

    AlarmWording(ViewContext context) {
        this.context = context;
    }

    /** {@return a kind or a whole group} */
    String kind(AlarmKind kind) {
        return kind.isGroup()
                ? context.text("group." + kind.group())
                : context.text("kind." + kind.group(), kind.code());
    }

    /** {@return a kind with what it means} */
    String choice(AlarmKind kind, String text) {
        return text.isEmpty() ? kind(kind) : context.text("choice", kind(kind), text);
    }

    String source(Alarm alarm) {
        String source = alarm.ofServer() ? context.text("source.server") : alarm.sourceName();
        return alarm.node().isEmpty() ? source : context.text("source.node", source, alarm.node());
    }

    static Tone tone(Alarm alarm) {
        if (!alarm.stands()) {
            return Tone.NEUTRAL;
        }
        return switch (alarm.kind().group()) {
            case MAJOR, NETWORK -> Tone.BAD;
            case MINOR, OTHER, SERVER -> Tone.WARNING;
        };
    }

    String state(Alarm alarm) {
        return context.text(alarm.stands() ? "state.stands" : "state.over");
    }

    /** {@return who cleared it; empty while it stands} */
    String clearedBy(Alarm alarm) {
        if (alarm.stands()) {
            return alarm.askedBy().isEmpty() ? "" : context.text("cleared.asked", alarm.askedBy());
        }
        if (!alarm.askedBy().isEmpty()) {
            return alarm.clearedBy().isEmpty()
                    ? alarm.askedBy()
                    : context.text("cleared.person", alarm.askedBy(), alarm.clearedBy());
        }
        return alarm.clearedBy().isEmpty() ? context.text("cleared.itself") : alarm.clearedBy();
    }

    /** {@return what each profile did} */
    String notices(List<Notice> notices) {
        return notices.stream().map(this::notice).collect(Collectors.joining("; "));
    }

    String notice(Notice notice) {
        boolean waits = notice.state() == Notice.State.HANDED_OVER && !notice.problem().isEmpty();
        String state = context.text(waits ? "notice.waits" : "notice." + notice.state());
        String shown = notice.inBrowser() && notice.state() != Notice.State.SHOWN
                ? context.text("notice.and-shown", state)
                : state;
        return context.text("notice", notice.profile(), shown);
    }
}

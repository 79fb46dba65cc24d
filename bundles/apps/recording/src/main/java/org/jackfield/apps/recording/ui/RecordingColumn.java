package org.jackfield.apps.recording.ui;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.apps.recording.store.RecordedCall;
import org.jackfield.apps.recording.store.RecordedSegment;
import org.jackfield.apps.recording.store.RecordingOrder;

/**
 * A column of the grid (manual §4.1).
 *
 * @param key its lasting name
 * @param group under which it is chosen
 * @param shown whether it is shown until somebody chooses
 * @param order by what it is sorted; null if it cannot be
 * @param number whether it stands on the right
 * @param call its text for a call, whose row names the last device and adds up the times
 * @param segment its text for a segment
 */
record RecordingColumn(
        String key,
        Group group,
        boolean shown,
        RecordingOrder.Column order,
        boolean number,
        Function<RecordedCall, String> call,
        Function<RecordedSegment, String> segment) {

    /** Under which columns are chosen. */
    enum Group {
        BASIC,
        ADVANCED,
        CUSTOMER
    }

    /** Makes the columns in one reader's language. */
    record Maker(RecordingWording words, Function<Segment, String> site, Function<RecordedSegment, String> unit) {

        /** {@return all columns in their order} */
        List<RecordingColumn> all() {
            return List.of(
                    of("outside", true, RecordingOrder.Column.OUTSIDE_NUMBER, s -> words.farSide(s.segment())),
                    of("extension", true, RecordingOrder.Column.EXTENSION, s -> RecordingWording.number(s.segment().device())),
                    of("extension-name", false, RecordingOrder.Column.EXTENSION_NAME, s -> s.segment().device().name()),
                    times("answered", true, RecordingOrder.Column.ANSWERED,
                            c -> words.time(c.answered()), s -> words.time(s.segment().answered())),
                    duration("duration", true, RecordingOrder.Column.DURATION, RecordedCall::durationMillis, Segment::durationMillis),
                    of("type", false, RecordingOrder.Column.TYPE, s -> words.type(s.segment().type())),
                    of("direction", true, RecordingOrder.Column.DIRECTION, s -> words.direction(s.segment().direction())),
                    of("contact", true, RecordingOrder.Column.CONTACT, s -> s.people().contactName()),
                    of("user", true, RecordingOrder.Column.USER, RecordedSegment::userNames),
                    of("unit", false, null, unit),
                    of("ddi", true, RecordingOrder.Column.DDI, s -> s.segment().outside().ddi()),
                    times("started", false, RecordingOrder.Column.STARTED,
                            c -> words.time(c.started()), s -> words.time(s.segment().started())),
                    times("ended", false, RecordingOrder.Column.ENDED,
                            c -> words.time(c.ended()), s -> words.time(s.segment().ended())),
                    duration("ring", false, RecordingOrder.Column.RING, RecordedCall::ringMillis, Segment::ringMillis),
                    duration("talk", false, RecordingOrder.Column.TALK, RecordedCall::talkMillis, Segment::talkMillis),
                    duration("hold", false, null, RecordedCall::holdMillis, Segment::holdMillis),
                    of("trunk", false, RecordingOrder.Column.TRUNK, s -> RecordingWording.number(s.segment().trunk())),
                    advanced("account-code", RecordingOrder.Column.ACCOUNT_CODE, s -> s.segment().accountCode()),
                    new RecordingColumn("agent", Group.ADVANCED, true, RecordingOrder.Column.AGENT, false,
                            c -> c.last().segment().device().agent().toString(), s -> s.segment().device().agent().toString()),
                    advanced("agent-name", RecordingOrder.Column.AGENT_NAME, s -> s.segment().device().agentName()),
                    advanced("call-id", RecordingOrder.Column.CALL_ID, s -> s.segment().callId().toString()),
                    advanced("dnis", RecordingOrder.Column.DNIS, s -> s.segment().outside().ddiName()),
                    advanced("global-call-id", null, s -> s.segment().id().toString()),
                    advanced("hunt-group", RecordingOrder.Column.HUNT_GROUP, s -> RecordingWording.number(s.segment().group())),
                    advanced("hunt-group-name", RecordingOrder.Column.HUNT_GROUP_NAME, s -> s.segment().group().name()),
                    advanced("logical-call-id", null, s -> s.segment().logicalCall().toString()),
                    count("notes", c -> c.segments().stream().mapToInt(RecordedSegment::notes).sum(), RecordedSegment::notes),
                    new RecordingColumn("rating", Group.ADVANCED, false, RecordingOrder.Column.RATING, false,
                            c -> stars(c.segments().stream().mapToInt(s -> s.annotation().rating()).max().orElse(0)),
                            s -> stars(s.annotation().rating())),
                    new RecordingColumn("scored", Group.ADVANCED, false, null, false,
                            c -> yes(c.segments().stream().anyMatch(s -> s.annotation().scored())), s -> yes(s.annotation().scored())),
                    advanced("serial", null, RecordedSegment::serial),
                    advanced("site", null, s -> site.apply(s.segment())),
                    advanced("speed-dial", RecordingOrder.Column.OUTSIDE_NAME, s -> s.segment().outside().name()),
                    advanced("source", null, s -> s.source().isEmpty() ? "" : words.word("source." + s.source())),
                    new RecordingColumn("legal-hold", Group.ADVANCED, false, null, false,
                            c -> yes(c.segments().stream().anyMatch(s -> s.annotation().legalHold())),
                            s -> yes(s.annotation().legalHold())),
                    field(1, RecordingOrder.Column.FIELD1),
                    field(2, RecordingOrder.Column.FIELD2),
                    field(3, RecordingOrder.Column.FIELD3),
                    field(4, RecordingOrder.Column.FIELD4),
                    field(5, RecordingOrder.Column.FIELD5));
        }

        private static RecordingColumn of(
                String key, boolean shown, RecordingOrder.Column order, Function<RecordedSegment, String> text) {
            return new RecordingColumn(key, Group.BASIC, shown, order, false, c -> text.apply(c.last()), text);
        }

        private static RecordingColumn advanced(String key, RecordingOrder.Column order, Function<RecordedSegment, String> text) {
            return new RecordingColumn(key, Group.ADVANCED, false, order, false, c -> text.apply(c.last()), text);
        }

        private static RecordingColumn times(
                String key,
                boolean shown,
                RecordingOrder.Column order,
                Function<RecordedCall, String> call,
                Function<RecordedSegment, String> segment) {
            return new RecordingColumn(key, Group.BASIC, shown, order, false, call, segment);
        }

        private RecordingColumn duration(
                String key, boolean shown, RecordingOrder.Column order, ToLongFunction<RecordedCall> call, ToLongFunction<Segment> segment) {
            return new RecordingColumn(key, Group.BASIC, shown, order, true,
                    c -> words.duration(call.applyAsLong(c)), s -> words.duration(segment.applyAsLong(s.segment())));
        }

        private RecordingColumn count(String key, ToLongFunction<RecordedCall> call, ToLongFunction<RecordedSegment> segment) {
            return new RecordingColumn(key, Group.ADVANCED, false, null, true,
                    c -> words.formats().number(call.applyAsLong(c)), s -> words.formats().number(segment.applyAsLong(s)));
        }

        private static RecordingColumn field(int number, RecordingOrder.Column order) {
            Function<RecordedSegment, String> text = s -> s.annotation().fields().get(number - 1);
            return new RecordingColumn("field" + number, Group.CUSTOMER, false, order, false,
                    c -> c.segments().stream().map(text).filter(each -> !each.isEmpty()).findFirst().orElse(""), text);
        }

        private String yes(boolean is) {
            return is ? words.word("yes") : "";
        }
    }

    static String stars(int rating) {
        return "★".repeat(rating);
    }
}

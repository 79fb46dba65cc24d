package org.jackfield.apps.recording.ui;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.web.Formats;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.apps.recording.SegmentState;
import org.jackfield.apps.recording.TagSettings;
import org.jackfield.apps.recording.store.RecordedSegment;
import org.jackfield.apps.recording.store.RecordingQuery;

/**
 * How recordings are put into words, in one reader's language.
 *
 * @param tags the names of the custom tags; empty for those that have none
 */
record RecordingWording(Formats formats, List<String> tags) {

    static final Messages MESSAGES = Messages.of(RecordingWording.class);

    private static final String TAG = "field";

    static RecordingWording in(ViewContext context) {
        return in(context, TagSettings.TYPE.defaults());
    }

    /** @param tags how the custom tags are called */
    static RecordingWording in(ViewContext context, TagSettings tags) {
        return new RecordingWording(context.formats(), tags.names());
    }

    /** {@return what a column is called}; the site may have named custom tags */
    String column(String key) {
        return key.startsWith(TAG) ? tag(Integer.parseInt(key.substring(TAG.length()))) : word("column." + key);
    }

    /** {@return what a field that is looked into is called} */
    String field(RecordingQuery.Field field) {
        return switch (field) {
            case FIELD1, FIELD2, FIELD3, FIELD4, FIELD5 -> tag(field.ordinal() - RecordingQuery.Field.FIELD1.ordinal() + 1);
            default -> word("field", field);
        };
    }

    /** {@return what a custom tag is called} */
    String tag(int number) {
        String name = tags.get(number - 1);
        return name.isEmpty() ? word("tag", number) : name;
    }

    String word(String key, Object... arguments) {
        return MESSAGES.text(formats.locale(), key, arguments);
    }

    String word(String prefix, Enum<?> value) {
        return word(prefix + "." + value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    String time(Instant instant) {
        return instant == null ? "" : formats.dateTime(instant);
    }

    String duration(long millis) {
        return formats.duration(millis);
    }

    String type(CallType type) {
        return word("type", type);
    }

    String direction(Direction direction) {
        return word("direction", direction);
    }

    /** Who a segment was with: the number outside, or whoever called inside. */
    String farSide(Segment segment) {
        if (segment.type() == CallType.INTERNAL) {
            return party(segment.caller());
        }
        String number = segment.outside().number().isEmpty() ? segment.dialled() : segment.outside().number();
        return number.isEmpty() ? word("withheld") : number;
    }

    static String number(Party party) {
        return party.isNone() ? "" : party.device().number();
    }

    static String party(Party party) {
        return (number(party) + " " + party.name()).strip();
    }

    /** What became of a segment, with the reason behind it. */
    StatusBadge state(RecordedSegment recorded) {
        StatusBadge badge = state(recorded.state());
        badge.setTitle(recorded.reason().isEmpty() ? word("state." + key(recorded.state()) + ".text") : recorded.reason());
        return badge;
    }

    StatusBadge state(SegmentState state) {
        Tone tone = switch (state) {
            case RECORDED -> Tone.GOOD;
            case PENDING -> Tone.INFO;
            case EXCLUDED, NO_AUDIO_EXPECTED -> Tone.NEUTRAL;
            case UNLICENSED -> Tone.WARNING;
            case FAILED -> Tone.BAD;
        };
        return new StatusBadge(tone, word("state", state));
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

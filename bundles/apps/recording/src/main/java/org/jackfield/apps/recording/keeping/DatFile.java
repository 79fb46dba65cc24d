package org.jackfield.apps.recording.keeping;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.apps.recording.store.RecordingRow;

/** What a DAT file says of a recording (manual §7.3.2.1): a line of {@code [Name:value]} for each field. */
final class DatFile {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss", Locale.ROOT);
    private static final String END_OF_LINE = "\r\n";

    private DatFile() {}

    /**
     * {@return the text of the file}
     *
     * @param folder where the recording lies
     * @param zone the site's
     */
    static String text(Segment segment, RecordingRow row, String folder, ZoneId zone) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("CallId", segment.callId().value());
        fields.put("CLI", segment.outside().number());
        fields.put("DDI", segment.outside().ddi());
        fields.put("Extension", segment.device().device().number());
        fields.put("ExtensionName", segment.device().name());
        fields.put("Direction", direction(segment.direction()));
        fields.put("HuntGroup", segment.group().device().number());
        fields.put("Encrypted", "True");
        fields.put("HuntGroupName", segment.group().name());
        fields.put("AurixIndexed", "False");
        fields.put("NetworkRecordingPath", "");
        fields.put("LocalRecordingPath", folder);
        fields.put("AgentId", segment.device().agent().number());
        fields.put("AgentName", segment.device().agentName());
        fields.put("Trunk", segment.trunk().device().number());
        fields.put("Serial", row.serial());
        fields.put("StartTime", time(segment.started(), zone));
        fields.put("AnswerTime", time(segment.answered(), zone));
        fields.put("EndEvent", endEvent(segment));
        fields.put("EventCause", segment.isAnswered() ? "Answered" : words(segment.cause().name()));
        fields.put("Segment", Integer.toString(segment.number()));
        fields.put("LogicCallId", segment.logicalCall().toString());
        fields.put("CurrentGlobalCallId", segment.id().toString());
        fields.put("PrimaryGlobalCallId", segment.logicalCall().toString());
        putEnds(fields, segment);
        return fields.entrySet().stream()
                .map(field -> "[" + field.getKey() + ":" + clean(field.getValue()) + "]" + END_OF_LINE)
                .collect(Collectors.joining());
    }

    private static void putEnds(Map<String, String> fields, Segment segment) {
        Party device = segment.device();
        switch (segment.direction()) {
            case INBOUND -> {
                put(fields, "Caller", segment.outside().number(), segment.trunk());
                put(fields, "Called", segment.outside().ddi(), device);
            }
            case OUTBOUND -> {
                put(fields, "Caller", device.device().number(), device);
                put(fields, "Called", segment.outside().number(), segment.trunk());
            }
            case NONE -> {
                put(fields, "Caller", segment.caller().device().number(), segment.caller());
                put(fields, "Called", device.device().number(), device);
            }
        }
    }

    private static void put(Map<String, String> fields, String end, String number, Party party) {
        fields.put(end + "Number", number);
        fields.put(end + "DeviceType", party.isNone() ? "" : deviceType(party.kind()));
        fields.put(end + "DeviceNumber", party.device().number());
    }

    private static String deviceType(DeviceKind kind) {
        return kind == DeviceKind.STATION ? "Extension" : words(kind.name());
    }

    private static String direction(Direction direction) {
        return direction == Direction.NONE ? "Internal" : words(direction.name());
    }

    private static String endEvent(Segment segment) {
        return switch (segment.end()) {
            case CLEARED, LIVE -> "CallCleared";
            case TRANSFERRED, DIVERTED, ANSWERED_ELSEWHERE, JOINED, FAILED, INTERRUPTED -> words(segment.end().name());
        };
    }

    /** {@code HUNT_GROUP} becomes {@code HuntGroup}. */
    private static String words(String name) {
        StringBuilder words = new StringBuilder();
        for (String word : name.split("_")) {
            words.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return words.toString();
    }

    private static String time(Instant instant, ZoneId zone) {
        return instant == null ? "" : TIME.format(instant.atZone(zone));
    }

    private static String clean(String value) {
        return value.replaceAll("[\\[\\]\\p{Cntrl}]", " ");
    }
}

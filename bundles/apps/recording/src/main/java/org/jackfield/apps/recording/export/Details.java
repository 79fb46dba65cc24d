package org.jackfield.apps.recording.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.apps.recording.store.Annotation;
import org.jackfield.apps.recording.store.RecordedSegment;
import org.jackfield.apps.recording.store.RecordingRow;

/** What an export says of a recording: the same in its manifest, in its metadata and for whoever reads them in years. */
final class Details {

    private Details() {}

    /**
     * {@return names and values; what is not known is left out}
     *
     * @param tags how the site calls the custom tags, in order; empty for those that have no name
     */
    static SequencedMap<String, String> of(RecordedSegment recorded, RecordingRow row, List<String> tags) {
        Segment segment = recorded.segment();
        SequencedMap<String, String> details = new LinkedHashMap<>();
        details.put("segment", segment.id().toString());
        details.put("call", segment.logicalCall().toString());
        details.put("callId", segment.callId().toString());
        details.put("serial", row.serial());
        details.put("part", Integer.toString(row.part()));
        details.put("source", row.source());
        details.put("type", segment.type().name());
        details.put("direction", segment.direction().name());
        details.put("started", segment.started().toString());
        details.put("answered", segment.answered() == null ? "" : segment.answered().toString());
        details.put("ended", segment.ended() == null ? "" : segment.ended().toString());
        details.put("recordedFrom", row.started().toString());
        details.put("recordedTo", row.ended().toString());
        details.put("durationMillis", Long.toString(row.durationMillis()));
        details.put("pausedMillis", Long.toString(row.pausedMillis()));
        details.put("interrupted", Boolean.toString(row.interrupted()));
        party(details, "extension", segment.device());
        details.put("agent", segment.device().agent().toString());
        details.put("agentName", segment.device().agentName());
        party(details, "caller", segment.caller());
        party(details, "trunk", segment.trunk());
        party(details, "huntGroup", segment.group());
        details.put("outsideNumber", segment.outside().number());
        details.put("outsideName", segment.outside().name());
        details.put("ddi", segment.outside().ddi());
        details.put("dnis", segment.outside().ddiName());
        details.put("dialled", segment.dialled());
        details.put("accountCode", segment.accountCode());
        details.put("user", recorded.userName());
        details.put("callerUser", recorded.people().callerUserName());
        annotation(details, recorded.annotation(), tags);
        details.values().removeIf(String::isEmpty);
        return details;
    }

    private static void party(SequencedMap<String, String> details, String name, Party party) {
        details.put(name, party.isNone() ? "" : party.device().toString());
        details.put(name + "Name", party.name());
    }

    private static void annotation(SequencedMap<String, String> details, Annotation annotation, List<String> tags) {
        details.put("rating", annotation.rating() == 0 ? "" : Integer.toString(annotation.rating()));
        details.put("scored", annotation.scored() ? "true" : "");
        for (int i = 0; i < Annotation.FIELDS; i++) {
            String value = annotation.fields().get(i);
            details.put("field" + (i + 1), value);
            details.put("field" + (i + 1) + "Name", value.isEmpty() ? "" : tags.get(i));
        }
    }
}

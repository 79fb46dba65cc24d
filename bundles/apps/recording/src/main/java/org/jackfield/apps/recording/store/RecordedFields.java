package org.jackfield.apps.recording.store;

import org.jackfield.api.calllog.store.AddedFields;
import org.jackfield.api.calllog.store.SegmentFields;
import org.jackfield.api.calllog.store.SegmentFields.Source;
import org.jackfield.api.recording.facts.CustomTags;
import org.jackfield.api.security.access.CallField;
import org.jackfield.api.security.access.CallFlag;

/** Where filters of the call log find what is kept of recorded segments: notes, custom tags, and whether there is audio. */
final class RecordedFields implements AddedFields {

    @Override
    public SegmentFields to(SegmentFields fields) {
        String of = ".segment_id = " + fields.alias() + ".id";
        SegmentFields more = fields
                .with(CallField.NOTE, new Source("n.note_text", "FROM recording_note n WHERE n" + of))
                .with(CallField.SERIAL, new Source("f.serial", "FROM recording_file f WHERE f" + of))
                .with(CallFlag.RECORDED, "EXISTS (SELECT 1 FROM recording_file f WHERE f" + of + " AND f.erased_at IS NULL)")
                .with(CallFlag.SCORED, "EXISTS (SELECT 1 FROM recording_annotation a WHERE a" + of + " AND a.scored = :accessYes)");
        for (int i = 1; i <= CustomTags.COUNT; i++) {
            more = more.with(
                    CallField.valueOf("FIELD" + i),
                    "COALESCE((SELECT a.field" + i + " FROM recording_annotation a WHERE a" + of + "), '')");
        }
        return more;
    }
}

package org.jackfield.apps.recording.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jackfield.api.calllog.store.SegmentColumns;
import org.jackfield.api.persistence.ColumnTypes;
import org.jackfield.api.recording.format.WrappedKey;

/** A recording as a row of {@code recording_file}, and back. */
final class FileColumns {

    private static final int SERIAL = 150;
    private static final int CODEC = 50;

    private FileColumns() {}

    static Map<String, Object> valuesOf(RecordingRow row) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", row.id());
        values.put("segment_id", row.segment());
        values.put("part", row.part());
        values.put("serial", ColumnTypes.fit(row.serial(), SERIAL));
        values.put("audio_source", row.source());
        values.put("codec", ColumnTypes.fit(row.codec(), CODEC));
        values.put("channels", row.channels());
        values.put("started_at", row.started());
        values.put("ended_at", row.ended());
        values.put("duration_millis", row.durationMillis());
        values.put("paused_millis", row.pausedMillis());
        values.put("interrupted", row.interrupted());
        values.put("path", row.path());
        values.put("file_bytes", row.bytes());
        values.put("sha256", row.sha256());
        values.put("wrapped_key", row.wrappedKey());
        values.put("master_id", WrappedKey.of(row.wrappedKey()).masterId());
        values.put("lost_network", row.lostNetwork());
        values.put("lost_capture", row.lostCapture());
        values.put("lost_disk", row.lostDisk());
        values.put("erased_by", "");
        values.put("erased_reason", "");
        values.put("file_removed", false);
        return values;
    }

    static RecordingRow row(ResultSet row) throws SQLException {
        return new RecordingRow(
                SegmentColumns.uuid(row, "id"),
                SegmentColumns.uuid(row, "segment_id"),
                row.getInt("part"),
                row.getString("serial"),
                row.getString("audio_source"),
                row.getString("codec"),
                row.getInt("channels"),
                SegmentColumns.instant(row, "started_at"),
                SegmentColumns.instant(row, "ended_at"),
                row.getLong("duration_millis"),
                row.getLong("paused_millis"),
                row.getBoolean("interrupted"),
                row.getString("path"),
                row.getLong("file_bytes"),
                row.getString("sha256"),
                row.getBytes("wrapped_key"),
                row.getLong("lost_network"),
                row.getLong("lost_capture"),
                row.getLong("lost_disk"));
    }
}

-- Who called from within, as they were known when the segment was stored.
ALTER TABLE recording_segment ADD caller_user_id ${uuid};
ALTER TABLE recording_segment ADD caller_user_name ${string}(200);
CREATE INDEX ix_recording_segment_caller_user ON recording_segment (caller_user_id, started_at);

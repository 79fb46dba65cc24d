-- Who called from within, as they were known when the segment was stored.
ALTER TABLE calllog_segment ADD caller_user_id ${uuid};
ALTER TABLE calllog_segment ADD caller_user_name ${string}(200);
CREATE INDEX ix_calllog_segment_caller_user ON calllog_segment (caller_user_id, started_at);

-- Whose part in the call it is, and who is at the outside end, as they were known when it was stored or assigned later.
ALTER TABLE calllog_segment ADD user_id ${uuid};
ALTER TABLE calllog_segment ADD user_name ${string}(200);
ALTER TABLE calllog_segment ADD contact_id ${uuid};
ALTER TABLE calllog_segment ADD contact_name ${string}(200);
CREATE INDEX ix_calllog_segment_user ON calllog_segment (user_id, started_at);

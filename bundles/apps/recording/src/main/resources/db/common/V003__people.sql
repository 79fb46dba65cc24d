-- Whose part in the call it is, and who is at the outside end, as they were known when it was stored or assigned later.
ALTER TABLE recording_segment ADD user_id ${uuid};
ALTER TABLE recording_segment ADD user_name ${string}(200);
ALTER TABLE recording_segment ADD contact_id ${uuid};
ALTER TABLE recording_segment ADD contact_name ${string}(200);
CREATE INDEX ix_recording_segment_user ON recording_segment (user_id, started_at);

CREATE TABLE audit_entry (
    id ${uuid} NOT NULL PRIMARY KEY,
    recorded_at ${instant} NOT NULL,
    subject_id ${string}(200) NOT NULL,
    subject_name ${string}(200) NOT NULL,
    subject_kind ${string}(20) NOT NULL,
    origin ${string}(200) NOT NULL,
    action ${string}(100) NOT NULL,
    object ${string}(500) NOT NULL,
    outcome ${string}(20) NOT NULL,
    state_before ${text} NOT NULL,
    state_after ${text} NOT NULL
);
CREATE INDEX audit_entry_recorded_at ON audit_entry (recorded_at);

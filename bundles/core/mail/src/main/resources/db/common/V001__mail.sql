CREATE TABLE mail_mail (
    id ${uuid} NOT NULL PRIMARY KEY,
    purpose ${string}(100) NOT NULL,
    recipients ${text} NOT NULL,
    pending ${text} NOT NULL,
    subject ${string}(200) NOT NULL,
    state ${string}(20) NOT NULL,
    content ${bytes},
    content_bytes BIGINT NOT NULL,
    attempts INTEGER NOT NULL,
    problem ${string}(2000) NOT NULL,
    accepted_by ${string}(300) NOT NULL,
    accepted_at ${instant} NOT NULL,
    next_attempt_at ${instant},
    ended_at ${instant}
);
CREATE INDEX mail_mail_next_attempt_at ON mail_mail (next_attempt_at);
CREATE INDEX mail_mail_accepted_at ON mail_mail (accepted_at);
CREATE INDEX mail_mail_ended_at ON mail_mail (ended_at);
CREATE TABLE mail_alert (
    condition_key ${string}(300) NOT NULL PRIMARY KEY,
    mailed_at ${instant} NOT NULL
);

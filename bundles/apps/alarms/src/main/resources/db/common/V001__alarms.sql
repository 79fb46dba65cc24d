-- Alarms of phone systems and of this server, one row for each time that one was raised. The source is a phone system's id, or
-- 'server'. Not cleared: it stands.
CREATE TABLE alarms_alarm (
    id          ${uuid}          NOT NULL PRIMARY KEY,
    source      ${string}(40)    NOT NULL,
    source_name ${string}(200)   NOT NULL,
    node        ${string}(20)    NOT NULL,
    alarm_id    ${string}(200)   NOT NULL,
    kind        ${string}(120)   NOT NULL,
    device      ${string}(120)   NOT NULL,
    alarm_text  ${string}(1000)  NOT NULL,
    raised_at   ${instant}       NOT NULL,
    cleared_at  ${instant},
    cleared_by  ${string}(300)   NOT NULL,
    asked_by    ${string}(300)   NOT NULL
);
CREATE INDEX ix_alarms_alarm_raised ON alarms_alarm (raised_at, id);
CREATE INDEX ix_alarms_alarm_source ON alarms_alarm (source, node, alarm_id);
CREATE INDEX ix_alarms_alarm_cleared ON alarms_alarm (cleared_at);
-- Who was told of it by which profile. Recipients are kept, so that a mail outlives a change of its profile.
CREATE TABLE alarms_notice (
    id          ${uuid}          NOT NULL PRIMARY KEY,
    alarm       ${uuid}          NOT NULL,
    profile_id  ${string}(40)    NOT NULL,
    profile     ${string}(200)   NOT NULL,
    source      ${string}(40)    NOT NULL,
    kind        ${string}(120)   NOT NULL,
    noticed_at  ${instant}       NOT NULL,
    state       ${string}(20)    NOT NULL,
    held_back   INTEGER          NOT NULL,
    in_browser  ${boolean}       NOT NULL,
    mail_to     ${text}          NOT NULL,
    mail_copies ${text}          NOT NULL,
    mail_id     ${uuid},
    problem     ${string}(1000)  NOT NULL,
    CONSTRAINT fk_alarms_notice_alarm FOREIGN KEY (alarm) REFERENCES alarms_alarm (id) ON DELETE CASCADE
);
CREATE INDEX ix_alarms_notice_alarm ON alarms_notice (alarm);
CREATE INDEX ix_alarms_notice_profile ON alarms_notice (profile_id, noticed_at);
CREATE INDEX ix_alarms_notice_state ON alarms_notice (state);

CREATE TABLE alerts_alert (
    id ${uuid} NOT NULL PRIMARY KEY,
    condition_key ${string}(300) NOT NULL,
    severity ${string}(20) NOT NULL,
    title ${string}(300) NOT NULL,
    detail ${string}(2000) NOT NULL,
    remedy ${string}(2000) NOT NULL,
    raised_at ${instant} NOT NULL,
    last_reported_at ${instant} NOT NULL,
    reports INTEGER NOT NULL,
    cleared_at ${instant}
);
CREATE INDEX alerts_alert_raised_at ON alerts_alert (raised_at);
CREATE INDEX alerts_alert_cleared_at ON alerts_alert (cleared_at);

-- A personal report has an owner, a shared one has none.
CREATE TABLE reporting_report (
    id ${uuid} NOT NULL PRIMARY KEY,
    owner_id ${string}(100),
    report_definition ${text} NOT NULL,
    position_no INTEGER NOT NULL,
    revision BIGINT NOT NULL,
    changed_at ${instant} NOT NULL,
    changed_by ${string}(300) NOT NULL
);
CREATE INDEX ix_reporting_report_owner ON reporting_report (owner_id);
-- Who has been given the default reports, so that a deleted one does not come back.
CREATE TABLE reporting_person (
    subject_id ${string}(100) NOT NULL PRIMARY KEY,
    given_at ${instant} NOT NULL,
    dashboard ${string}(2000) NOT NULL
);

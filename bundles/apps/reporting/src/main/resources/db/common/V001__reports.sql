-- A personal report has an owner, a shared one has none; preset is the number of the default report that it was, else 0.
CREATE TABLE reporting_report (
    id          ${uuid} NOT NULL PRIMARY KEY,
    owner_id    ${string}(200),
    name        ${string}(100) NOT NULL,
    category    ${string}(100) NOT NULL,
    definition  ${text} NOT NULL,
    position_no INT NOT NULL,
    revision    BIGINT NOT NULL,
    changed_at  ${instant} NOT NULL,
    changed_by  ${string}(300) NOT NULL
);
CREATE INDEX reporting_report_owner ON reporting_report (owner_id);

-- Who has been given the default reports, so that a deleted one does not come back.
CREATE TABLE reporting_person (
    subject_id ${string}(200) NOT NULL PRIMARY KEY,
    given_at   ${instant} NOT NULL,
    dashboard  ${string}(2000) NOT NULL
);

-- Calls that were moved into files: which files count, and what was said of their segments later.
CREATE TABLE calllog_archive_file (
    id              ${uuid}    NOT NULL,
    schema_version  INTEGER    NOT NULL,
    month_year      INTEGER    NOT NULL,
    month_number    INTEGER    NOT NULL,
    segment_count   BIGINT     NOT NULL,
    call_count      BIGINT     NOT NULL,
    first_started   ${instant} NOT NULL,
    last_started    ${instant} NOT NULL,
    archived_at     ${instant} NOT NULL,
    CONSTRAINT pk_calllog_archive_file PRIMARY KEY (id)
);

CREATE TABLE calllog_assignment (
    segment_id ${uuid} NOT NULL,
    call_id    ${uuid} NOT NULL,
    user_id    ${uuid},
    user_name  ${string}(200),
    CONSTRAINT pk_calllog_assignment PRIMARY KEY (segment_id)
);
CREATE INDEX ix_calllog_assignment_user ON calllog_assignment (user_id);

CREATE TABLE calllog_forgotten_user (
    user_id ${uuid} NOT NULL,
    CONSTRAINT pk_calllog_forgotten_user PRIMARY KEY (user_id)
);

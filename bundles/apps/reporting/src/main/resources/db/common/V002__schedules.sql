-- Schedules; what one asks for is JSON. next_due is empty if it does not run any more, or is switched off.
CREATE TABLE reporting_schedule (
    id       ${uuid}        NOT NULL PRIMARY KEY,
    revision BIGINT         NOT NULL,
    name     ${string}(100) NOT NULL,
    document ${text}        NOT NULL,
    next_due ${instant}
);

-- Runs that wait, go on or are over. A run that was due is there once, whatever happens: asked_by is empty then.
CREATE TABLE reporting_schedule_run (
    id            ${uuid}         NOT NULL PRIMARY KEY,
    schedule_id   ${uuid}         NOT NULL,
    schedule_name ${string}(100)  NOT NULL,
    due_at        ${instant}      NOT NULL,
    asked_by      ${string}(200)  NOT NULL,
    state         ${string}(20)   NOT NULL,
    started_at    ${instant},
    ended_at      ${instant},
    reason        ${string}(1000) NOT NULL,
    mails         ${string}(2000) NOT NULL,
    CONSTRAINT reporting_schedule_run_due UNIQUE (schedule_id, due_at, asked_by)
);
CREATE INDEX reporting_schedule_run_order ON reporting_schedule_run (due_at, id);
CREATE INDEX reporting_schedule_run_state ON reporting_schedule_run (state);

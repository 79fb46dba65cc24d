CREATE TABLE tasks_task (
    id ${uuid} NOT NULL PRIMARY KEY,
    type ${string}(200) NOT NULL,
    title ${string}(300) NOT NULL,
    parameters ${text} NOT NULL,
    state ${string}(20) NOT NULL,
    is_repeatable ${boolean} NOT NULL,
    done BIGINT NOT NULL,
    total BIGINT NOT NULL,
    note ${string}(2000) NOT NULL,
    subject_id ${string}(200) NOT NULL,
    subject_name ${string}(200) NOT NULL,
    subject_kind ${string}(20) NOT NULL,
    subject_roles ${string}(1000) NOT NULL,
    submitted_at ${instant} NOT NULL,
    ended_at ${instant}
);
CREATE INDEX tasks_task_submitted_at ON tasks_task (submitted_at);
CREATE INDEX tasks_task_state ON tasks_task (state);

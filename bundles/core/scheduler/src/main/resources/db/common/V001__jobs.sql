CREATE TABLE scheduler_job (
    name ${string}(200) NOT NULL PRIMARY KEY,
    last_due_at ${instant} NOT NULL,
    last_started_at ${instant},
    last_ended_at ${instant},
    last_failure ${string}(2000)
);

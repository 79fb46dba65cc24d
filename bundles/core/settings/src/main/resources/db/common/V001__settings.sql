CREATE TABLE settings_group (
    id ${string}(200) NOT NULL PRIMARY KEY,
    revision BIGINT NOT NULL,
    document ${text} NOT NULL,
    changed_at ${instant} NOT NULL,
    changed_by ${string}(200) NOT NULL
);

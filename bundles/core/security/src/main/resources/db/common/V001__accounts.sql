CREATE TABLE security_account (
    id ${uuid} NOT NULL PRIMARY KEY,
    name ${string}(100) NOT NULL,
    name_key ${string}(100) NOT NULL UNIQUE,
    password_hash ${string}(200) NOT NULL,
    must_change_password ${boolean} NOT NULL,
    enabled ${boolean} NOT NULL,
    protected_account ${boolean} NOT NULL,
    roles ${string}(1000) NOT NULL,
    credentials_version BIGINT NOT NULL,
    failures INTEGER NOT NULL,
    locked_until ${instant},
    last_log_in_at ${instant},
    created_at ${instant} NOT NULL
);

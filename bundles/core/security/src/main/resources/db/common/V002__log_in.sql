-- When the password was chosen (null: with the account), which agreement was accepted, and the second factor, sealed.
ALTER TABLE security_account ADD password_at ${instant};
ALTER TABLE security_account ADD agreed_to ${string}(20);
ALTER TABLE security_account ADD second_factor ${string}(2000);
ALTER TABLE security_account ADD second_factor_step BIGINT;
ALTER TABLE security_account ADD language ${string}(35);

-- What an account logs in by, if not by a password of its own. The key is a hash of source, issuer and name.
CREATE TABLE security_binding (
    account_id ${uuid} NOT NULL PRIMARY KEY REFERENCES security_account (id) ON DELETE CASCADE,
    source ${string}(20) NOT NULL,
    issuer ${string}(255) NOT NULL,
    bound_name ${string}(255) NOT NULL,
    binding_key ${string}(64) NOT NULL UNIQUE
);

-- Passwords that were, against their reuse.
CREATE TABLE security_old_password (
    id ${uuid} NOT NULL PRIMARY KEY,
    account_id ${uuid} NOT NULL REFERENCES security_account (id) ON DELETE CASCADE,
    password_hash ${string}(200) NOT NULL,
    replaced_at ${instant} NOT NULL
);
CREATE INDEX ix_security_old_password ON security_old_password (account_id, replaced_at);

CREATE TABLE security_link (
    link_hash ${string}(64) NOT NULL PRIMARY KEY,
    account_id ${uuid} NOT NULL REFERENCES security_account (id) ON DELETE CASCADE,
    expires_at ${instant} NOT NULL
);
CREATE INDEX ix_security_link ON security_link (account_id);

CREATE TABLE security_recovery_code (
    account_id ${uuid} NOT NULL REFERENCES security_account (id) ON DELETE CASCADE,
    code_hash ${string}(64) NOT NULL,
    PRIMARY KEY (account_id, code_hash)
);

CREATE TABLE security_token (
    id ${uuid} NOT NULL PRIMARY KEY,
    account_id ${uuid} NOT NULL REFERENCES security_account (id) ON DELETE CASCADE,
    title ${string}(100) NOT NULL,
    token_hash ${string}(64) NOT NULL UNIQUE,
    scopes ${string}(4000) NOT NULL,
    created_at ${instant} NOT NULL,
    expires_at ${instant} NOT NULL,
    last_used_at ${instant},
    last_origin ${string}(200)
);
CREATE INDEX ix_security_token ON security_token (account_id);

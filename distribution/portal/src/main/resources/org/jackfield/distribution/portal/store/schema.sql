CREATE TABLE IF NOT EXISTS reseller (
    id VARCHAR(40) PRIMARY KEY,
    name VARCHAR(200) NOT NULL,
    email VARCHAR(200) NOT NULL,
    created TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
CREATE TABLE IF NOT EXISTS account (
    name VARCHAR(80) PRIMARY KEY,
    role VARCHAR(20) NOT NULL,
    reseller VARCHAR(40) REFERENCES reseller,
    hash VARCHAR(200) NOT NULL,
    must_change BOOLEAN NOT NULL,
    created TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
CREATE TABLE IF NOT EXISTS customer (
    id UUID PRIMARY KEY,
    reseller VARCHAR(40) NOT NULL REFERENCES reseller,
    name VARCHAR(200) NOT NULL,
    contact VARCHAR(400) NOT NULL,
    created TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
CREATE SEQUENCE IF NOT EXISTS order_number START WITH 1001;
CREATE TABLE IF NOT EXISTS sale_order (
    number VARCHAR(20) PRIMARY KEY,
    reseller VARCHAR(40) REFERENCES reseller,
    customer UUID REFERENCES customer,
    reference VARCHAR(200) NOT NULL,
    made TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    made_by VARCHAR(80) NOT NULL
);
CREATE TABLE IF NOT EXISTS site_licence (
    site_id VARCHAR(20) PRIMARY KEY,
    serial VARCHAR(40) NOT NULL,
    order_number VARCHAR(20) NOT NULL REFERENCES sale_order,
    reseller VARCHAR(40) REFERENCES reseller,
    customer UUID REFERENCES customer,
    version VARCHAR(20) NOT NULL,
    support_until DATE,
    licensed_to VARCHAR(200),
    application_record_id VARCHAR(200),
    machine VARCHAR(20),
    installation VARCHAR(20),
    active_since TIMESTAMP(3) WITH TIME ZONE,
    last_issued TIMESTAMP(3) WITH TIME ZONE,
    created TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
CREATE INDEX IF NOT EXISTS site_licence_reseller ON site_licence (reseller);
CREATE TABLE IF NOT EXISTS licence_grant (
    number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    site_id VARCHAR(20) NOT NULL REFERENCES site_licence,
    entitlement VARCHAR(80) NOT NULL,
    amount INT NOT NULL,
    ends TIMESTAMP(3) WITH TIME ZONE,
    source VARCHAR(80) NOT NULL,
    granted TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
CREATE INDEX IF NOT EXISTS licence_grant_site ON licence_grant (site_id);
CREATE TABLE IF NOT EXISTS voucher (
    code VARCHAR(40) PRIMARY KEY,
    order_number VARCHAR(20) NOT NULL REFERENCES sale_order,
    activates BOOLEAN NOT NULL,
    goods VARCHAR(20000) NOT NULL,
    trial_days INT,
    version VARCHAR(20),
    support_months INT NOT NULL,
    used_by VARCHAR(20) REFERENCES site_licence,
    used_at TIMESTAMP(3) WITH TIME ZONE
);
CREATE INDEX IF NOT EXISTS voucher_order ON voucher (order_number);
CREATE TABLE IF NOT EXISTS answer (
    number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request UUID NOT NULL UNIQUE,
    digest VARCHAR(64) NOT NULL,
    site_id VARCHAR(20) NOT NULL REFERENCES site_licence,
    action VARCHAR(20) NOT NULL,
    answered TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    answer_file VARBINARY(262144) NOT NULL
);
CREATE INDEX IF NOT EXISTS answer_site ON answer (site_id, number);
CREATE TABLE IF NOT EXISTS audit (
    number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    happened TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    done_by VARCHAR(80) NOT NULL,
    done_from VARCHAR(80) NOT NULL,
    action VARCHAR(40) NOT NULL,
    subject VARCHAR(200) NOT NULL,
    done BOOLEAN NOT NULL,
    detail VARCHAR(2000) NOT NULL
);
CREATE INDEX IF NOT EXISTS audit_subject ON audit (subject);

-- Custom security profiles; the built-in ones are in the code. An option may be one that no installed bundle has.
CREATE TABLE access_profile (
    id          ${uuid}        NOT NULL,
    revision    BIGINT         NOT NULL,
    name        ${string}(100) NOT NULL,
    description ${string}(500) NOT NULL,
    CONSTRAINT pk_access_profile PRIMARY KEY (id)
);
CREATE TABLE access_profile_option (
    profile_id ${uuid}        NOT NULL,
    option_id  ${string}(100) NOT NULL,
    CONSTRAINT pk_access_profile_option PRIMARY KEY (profile_id, option_id)
);

-- Which calls somebody is given or denied. What does not matter is empty.
CREATE TABLE access_filter (
    id           ${uuid}        NOT NULL,
    revision     BIGINT         NOT NULL,
    name         ${string}(100) NOT NULL,
    access_mode  ${string}(10)  NOT NULL,
    call_kinds   ${string}(50)  NOT NULL,
    call_status  ${string}(20)  NOT NULL,
    noted        ${string}(5)   NOT NULL,
    scored       ${string}(5)   NOT NULL,
    least_millis BIGINT         NOT NULL,
    most_millis  BIGINT         NOT NULL,
    CONSTRAINT pk_access_filter PRIMARY KEY (id)
);
CREATE TABLE access_filter_text (
    filter_id  ${uuid}         NOT NULL,
    field_name ${string}(30)   NOT NULL,
    field_text ${string}(1000) NOT NULL,
    CONSTRAINT pk_access_filter_text PRIMARY KEY (filter_id, field_name)
);
CREATE TABLE access_filter_unit (
    filter_id ${uuid} NOT NULL,
    unit_id   ${uuid} NOT NULL,
    CONSTRAINT pk_access_filter_unit PRIMARY KEY (filter_id, unit_id)
);

-- A role gives its holders what its profile ticks, for the calls of its scope and filters. The profile is the name of a
-- built-in one or the id of another.
CREATE TABLE access_role (
    id           ${uuid}        NOT NULL,
    revision     BIGINT         NOT NULL,
    name         ${string}(100) NOT NULL,
    description  ${string}(500) NOT NULL,
    profile      ${string}(40)  NOT NULL,
    access_scope ${string}(20)  NOT NULL,
    CONSTRAINT pk_access_role PRIMARY KEY (id)
);
CREATE TABLE access_role_filter (
    role_id   ${uuid} NOT NULL,
    filter_id ${uuid} NOT NULL,
    CONSTRAINT pk_access_role_filter PRIMARY KEY (role_id, filter_id)
);

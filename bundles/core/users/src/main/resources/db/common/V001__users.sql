-- Who works at the site, in which unit, with which telephones. The units "unassigned" and "deleted" have no row.
CREATE TABLE users_unit (
    id              ${uuid}        NOT NULL,
    revision        BIGINT         NOT NULL,
    parent_id       ${uuid},
    name            ${string}(100) NOT NULL,
    directory_unit  ${string}(500) NOT NULL,
    CONSTRAINT pk_users_unit PRIMARY KEY (id)
);

CREATE TABLE users_user (
    id                    ${uuid}         NOT NULL,
    revision              BIGINT          NOT NULL,
    first_name            ${string}(100)  NOT NULL,
    last_name             ${string}(100)  NOT NULL,
    email                 ${string}(254)  NOT NULL,
    unit_id               ${uuid}         NOT NULL,
    disabled              ${boolean}      NOT NULL,
    hide_caller_id        ${boolean}      NOT NULL,
    save_hot_desk         ${boolean}      NOT NULL,
    hot_desk_passcode     ${string}(2000) NOT NULL,
    hot_desk_off_at_exit  ${boolean}      NOT NULL,
    voice_mailbox         ${string}(50)   NOT NULL,
    prompt_voice_mail     ${boolean}      NOT NULL,
    save_voice_mail       ${boolean}      NOT NULL,
    voice_mail_passcode   ${string}(2000) NOT NULL,
    meet_me_code          ${string}(50)   NOT NULL,
    direct_dial           ${string}(50)   NOT NULL,
    has_picture           ${boolean}      NOT NULL,
    source                ${string}(20)   NOT NULL,
    source_key            ${string}(200)  NOT NULL,
    changed_at            ${instant}      NOT NULL,
    CONSTRAINT pk_users_user PRIMARY KEY (id)
);

-- The primary key is what holds that a device is one user's at a time.
CREATE TABLE users_device (
    device_kind     ${string}(20)  NOT NULL,
    phone_system    ${uuid}        NOT NULL,
    node            ${string}(20)  NOT NULL,
    device_number   ${string}(100) NOT NULL,
    user_id         ${uuid}        NOT NULL,
    device_rank     ${string}(20)  NOT NULL,
    place           INTEGER        NOT NULL,
    CONSTRAINT pk_users_device PRIMARY KEY (device_kind, phone_system, node, device_number)
);
CREATE INDEX ix_users_device_user ON users_device (user_id);

CREATE TABLE users_number (
    user_id         ${uuid}        NOT NULL,
    place           INTEGER        NOT NULL,
    label           ${string}(50)  NOT NULL,
    outside_number  ${string}(50)  NOT NULL,
    from_directory  ${boolean}     NOT NULL,
    CONSTRAINT pk_users_number PRIMARY KEY (user_id, place)
);

CREATE TABLE users_picture (
    user_id         ${uuid}        NOT NULL,
    image           ${bytes}       NOT NULL,
    CONSTRAINT pk_users_picture PRIMARY KEY (user_id)
);

-- Users removed for ever, until whoever keeps something to them has had time to forget it.
CREATE TABLE users_removed (
    id              ${uuid}        NOT NULL,
    removed_at      ${instant}     NOT NULL,
    CONSTRAINT pk_users_removed PRIMARY KEY (id)
);

-- How each device was last named by its phone system: a user is made for a device that is new, or named anew.
CREATE TABLE users_seen (
    device_kind     ${string}(20)  NOT NULL,
    phone_system    ${uuid}        NOT NULL,
    node            ${string}(20)  NOT NULL,
    device_number   ${string}(100) NOT NULL,
    device_name     ${string}(200) NOT NULL,
    CONSTRAINT pk_users_seen PRIMARY KEY (device_kind, phone_system, node, device_number)
);

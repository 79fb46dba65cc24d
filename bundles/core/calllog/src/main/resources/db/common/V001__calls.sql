-- Every call and its segments. A segment is one device's part in a call; a call that is over has ended_at.
CREATE TABLE calllog_call (
    id              ${uuid}        NOT NULL,
    phone_system    ${uuid}        NOT NULL,
    revision        BIGINT         NOT NULL,
    call_type       ${string}(10)  NOT NULL,
    direction       ${string}(10)  NOT NULL,
    answered        ${boolean}     NOT NULL,
    outside_digits  ${string}(50)  NOT NULL,
    started_at      ${instant}     NOT NULL,
    ended_at        ${instant},
    marks           ${string}(200) NOT NULL,
    CONSTRAINT pk_calllog_call PRIMARY KEY (id)
);
CREATE INDEX ix_calllog_call_started ON calllog_call (started_at, id);

CREATE TABLE calllog_segment (
    id              ${uuid}        NOT NULL,
    call_id         ${uuid}        NOT NULL,
    segment_number  INTEGER        NOT NULL,
    revision        BIGINT         NOT NULL,
    phone_system    ${uuid}        NOT NULL,
    call_name       ${string}(100) NOT NULL,
    call_type       ${string}(10)  NOT NULL,
    direction       ${string}(10)  NOT NULL,
    device_node            ${string}(20)  NOT NULL,
    device_number          ${string}(100) NOT NULL,
    device_kind            ${string}(20)  NOT NULL,
    device_name            ${string}(200) NOT NULL,
    device_agent           ${string}(100) NOT NULL,
    device_agent_name      ${string}(200) NOT NULL,
    caller_node            ${string}(20)  NOT NULL,
    caller_number          ${string}(100) NOT NULL,
    caller_kind            ${string}(20)  NOT NULL,
    caller_name            ${string}(200) NOT NULL,
    caller_agent           ${string}(100) NOT NULL,
    caller_agent_name      ${string}(200) NOT NULL,
    trunk_node             ${string}(20)  NOT NULL,
    trunk_number           ${string}(100) NOT NULL,
    trunk_kind             ${string}(20)  NOT NULL,
    trunk_name             ${string}(200) NOT NULL,
    hunt_group_node        ${string}(20)  NOT NULL,
    hunt_group_number      ${string}(100) NOT NULL,
    hunt_group_kind        ${string}(20)  NOT NULL,
    hunt_group_name        ${string}(200) NOT NULL,
    source_node            ${string}(20)  NOT NULL,
    source_number          ${string}(100) NOT NULL,
    source_kind            ${string}(20)  NOT NULL,
    source_name            ${string}(200) NOT NULL,
    source_agent           ${string}(100) NOT NULL,
    source_agent_name      ${string}(200) NOT NULL,
    target_node            ${string}(20)  NOT NULL,
    target_number          ${string}(100) NOT NULL,
    target_kind            ${string}(20)  NOT NULL,
    target_name            ${string}(200) NOT NULL,
    target_agent           ${string}(100) NOT NULL,
    target_agent_name      ${string}(200) NOT NULL,
    outside_number  ${string}(100) NOT NULL,
    outside_name    ${string}(200) NOT NULL,
    ddi             ${string}(100) NOT NULL,
    ddi_name        ${string}(200) NOT NULL,
    dialled         ${string}(100) NOT NULL,
    account_code    ${string}(100) NOT NULL,
    rung            ${boolean}     NOT NULL,
    transferred     ${boolean}     NOT NULL,
    started_at      ${instant}     NOT NULL,
    answered_at     ${instant},
    ended_at        ${instant}     NOT NULL,
    ring_millis     BIGINT         NOT NULL,
    queued_millis   BIGINT         NOT NULL,
    talk_millis     BIGINT         NOT NULL,
    hold_millis     BIGINT         NOT NULL,
    end_reason      ${string}(30)  NOT NULL,
    end_cause       ${string}(50)  NOT NULL,
    end_code        ${string}(50)  NOT NULL,
    marks           ${string}(200) NOT NULL,
    CONSTRAINT pk_calllog_segment PRIMARY KEY (id)
);
CREATE INDEX ix_calllog_segment_call ON calllog_segment (call_id);
CREATE INDEX ix_calllog_segment_device ON calllog_segment (device_number, started_at);
CREATE INDEX ix_calllog_segment_caller ON calllog_segment (caller_number, started_at);
CREATE INDEX ix_calllog_segment_started ON calllog_segment (started_at);

-- Up to where each journal has been read: written with the rows, so that neither is ahead of the other.
CREATE TABLE calllog_cursor (
    phone_system ${uuid} NOT NULL,
    read_to      BIGINT  NOT NULL,
    CONSTRAINT pk_calllog_cursor PRIMARY KEY (phone_system)
);

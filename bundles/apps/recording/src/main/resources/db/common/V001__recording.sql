-- Every ended segment of a recorded device, and what became of it. The first columns are those of any stored segment.
CREATE TABLE recording_segment (
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
    outside_digits  ${string}(50)  NOT NULL,
    state           ${string}(20)  NOT NULL,
    reason          ${string}(500) NOT NULL,
    audio_source    ${string}(20)  NOT NULL,
    CONSTRAINT pk_recording_segment PRIMARY KEY (id)
);
CREATE INDEX ix_recording_segment_call ON recording_segment (call_id);
CREATE INDEX ix_recording_segment_started ON recording_segment (started_at, id);
CREATE INDEX ix_recording_segment_device ON recording_segment (device_number, started_at);
CREATE INDEX ix_recording_segment_caller ON recording_segment (caller_number, started_at);
CREATE INDEX ix_recording_segment_state ON recording_segment (state, ended_at);

-- A recording file, closed and sealed. Its segment may be stored after it. When it is erased wrapped_key goes at once,
-- and file_removed says whether the file went too, wherever it lay.
CREATE TABLE recording_file (
    id              ${uuid}        NOT NULL,
    segment_id      ${uuid}        NOT NULL,
    part            INTEGER        NOT NULL,
    serial          ${string}(150) NOT NULL,
    audio_source    ${string}(20)  NOT NULL,
    codec           ${string}(50)  NOT NULL,
    channels        INTEGER        NOT NULL,
    started_at      ${instant}     NOT NULL,
    ended_at        ${instant}     NOT NULL,
    duration_millis BIGINT         NOT NULL,
    paused_millis   BIGINT         NOT NULL,
    interrupted     ${boolean}     NOT NULL,
    path            ${string}(300) NOT NULL,
    file_bytes      BIGINT         NOT NULL,
    sha256          ${string}(64)  NOT NULL,
    wrapped_key     ${bytes},
    master_id       ${string}(16)  NOT NULL,
    lost_network    BIGINT         NOT NULL,
    lost_capture    BIGINT         NOT NULL,
    lost_disk       BIGINT         NOT NULL,
    archived_at     ${instant},
    erased_at       ${instant},
    erased_by       ${string}(200) NOT NULL,
    erased_reason   ${string}(200) NOT NULL,
    file_removed    ${boolean}     NOT NULL,
    CONSTRAINT pk_recording_file PRIMARY KEY (id)
);
CREATE INDEX ix_recording_file_segment ON recording_file (segment_id, part);
CREATE INDEX ix_recording_file_serial ON recording_file (serial);
CREATE INDEX ix_recording_file_ended ON recording_file (ended_at, id);
CREATE INDEX ix_recording_file_master ON recording_file (master_id, id);

-- What people say of a recording. Has a life of its own: a segment that is written anew leaves it alone.
CREATE TABLE recording_annotation (
    segment_id ${uuid}        NOT NULL,
    revision   BIGINT         NOT NULL,
    rating     INTEGER        NOT NULL,
    scored     ${boolean}     NOT NULL,
    field1     ${string}(200) NOT NULL,
    field2     ${string}(200) NOT NULL,
    field3     ${string}(200) NOT NULL,
    field4     ${string}(200) NOT NULL,
    field5     ${string}(200) NOT NULL,
    legal_hold ${boolean}     NOT NULL,
    user_name  ${string}(200) NOT NULL,
    CONSTRAINT pk_recording_annotation PRIMARY KEY (segment_id)
);

CREATE TABLE recording_note (
    id              ${uuid}         NOT NULL,
    segment_id      ${uuid}         NOT NULL,
    written_at      ${instant}      NOT NULL,
    written_by      ${string}(200)  NOT NULL,
    position_millis BIGINT,
    note_text       ${string}(2000) NOT NULL,
    CONSTRAINT pk_recording_note PRIMARY KEY (id)
);
CREATE INDEX ix_recording_note_segment ON recording_note (segment_id, written_at);

-- Addresses of telephones that were learned from their calls.
CREATE TABLE recording_learned (
    phone_system  ${uuid}        NOT NULL,
    device_node   ${string}(20)  NOT NULL,
    device_number ${string}(100) NOT NULL,
    mac           ${string}(12)  NOT NULL,
    address       ${string}(50)  NOT NULL,
    learned_at    ${instant}     NOT NULL,
    CONSTRAINT pk_recording_learned PRIMARY KEY (phone_system, device_node, device_number)
);

-- Up to where each journal has been read: written with the segments, so that neither is ahead of the other.
CREATE TABLE recording_cursor (
    phone_system ${uuid} NOT NULL,
    read_to      BIGINT  NOT NULL,
    CONSTRAINT pk_recording_cursor PRIMARY KEY (phone_system)
);

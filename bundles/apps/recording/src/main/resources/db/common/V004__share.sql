-- Links that let somebody without an account hear a recording once; of the link itself only a digest is kept.
CREATE TABLE recording_link (
    id ${uuid} NOT NULL PRIMARY KEY,
    segment_id ${uuid} NOT NULL,
    token_hash ${string}(64) NOT NULL,
    recipient ${string}(300) NOT NULL,
    created_by_id ${string}(100) NOT NULL,
    created_by ${string}(300) NOT NULL,
    created_at ${instant} NOT NULL,
    expires_at ${instant} NOT NULL,
    used_at ${instant},
    used_from ${string}(100) NOT NULL,
    use_hash ${string}(64) NOT NULL,
    requests INTEGER NOT NULL,
    revoked_at ${instant},
    revoked_by ${string}(300) NOT NULL
);
CREATE UNIQUE INDEX ix_recording_link_token ON recording_link (token_hash);
CREATE INDEX ix_recording_link_segment ON recording_link (segment_id);
CREATE INDEX ix_recording_link_expires ON recording_link (expires_at);
-- Folders of people, with what they put there.
CREATE TABLE recording_folder (
    id ${uuid} NOT NULL PRIMARY KEY,
    parent_id ${uuid},
    owner_id ${string}(100) NOT NULL,
    owner_name ${string}(300) NOT NULL,
    folder_name ${string}(200) NOT NULL,
    folder_comment ${string}(1000) NOT NULL,
    created_at ${instant} NOT NULL
);
CREATE INDEX ix_recording_folder_owner ON recording_folder (owner_id);
CREATE TABLE recording_folder_share (
    folder_id ${uuid} NOT NULL,
    share_kind ${string}(20) NOT NULL,
    share_target ${string}(100) NOT NULL,
    target_name ${string}(300) NOT NULL,
    may_change ${boolean} NOT NULL,
    PRIMARY KEY (folder_id, share_kind, share_target)
);
CREATE TABLE recording_folder_item (
    id ${uuid} NOT NULL PRIMARY KEY,
    folder_id ${uuid} NOT NULL,
    item_kind ${string}(20) NOT NULL,
    item_name ${string}(200) NOT NULL,
    item_comment ${string}(1000) NOT NULL,
    segment_id ${uuid},
    item_url ${string}(2000) NOT NULL,
    media_type ${string}(100) NOT NULL,
    item_bytes BIGINT NOT NULL,
    created_by ${string}(300) NOT NULL,
    created_at ${instant} NOT NULL
);
CREATE INDEX ix_recording_folder_item_folder ON recording_folder_item (folder_id);
-- A file in pieces, so that none is ever whole in memory.
CREATE TABLE recording_folder_piece (
    item_id ${uuid} NOT NULL,
    piece INTEGER NOT NULL,
    content ${bytes} NOT NULL,
    PRIMARY KEY (item_id, piece)
);

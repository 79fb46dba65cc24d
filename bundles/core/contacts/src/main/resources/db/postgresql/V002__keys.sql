-- Keys are compared as they are, not as some language sorts them.
ALTER TABLE contact ALTER COLUMN source_key TYPE VARCHAR(100) COLLATE "C";
CREATE INDEX contact_key ON contact (directory_id, generation, source_key);

CREATE INDEX contact_key ON contact (directory_id, generation, source_key);

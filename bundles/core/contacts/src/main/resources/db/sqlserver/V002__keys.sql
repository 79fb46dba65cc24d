-- Keys are compared as they are, not as some language sorts them.
ALTER TABLE contacts_contact ALTER COLUMN source_key NVARCHAR(100) COLLATE Latin1_General_BIN2 NOT NULL;
CREATE INDEX ix_contacts_contact_key ON contacts_contact (directory_id, generation, source_key);

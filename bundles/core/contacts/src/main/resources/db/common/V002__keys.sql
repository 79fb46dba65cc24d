CREATE INDEX ix_contacts_contact_key ON contacts_contact (directory_id, generation, source_key);

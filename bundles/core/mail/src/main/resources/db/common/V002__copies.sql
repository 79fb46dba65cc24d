-- Who gets a copy, by line: one that all see, and one that no other sees.
ALTER TABLE mail_mail ADD copies ${text} DEFAULT '' NOT NULL;
ALTER TABLE mail_mail ADD hidden_copies ${text} DEFAULT '' NOT NULL;

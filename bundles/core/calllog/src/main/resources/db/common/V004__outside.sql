-- Whether a lost call was returned is asked by the number outside.
CREATE INDEX ix_calllog_call_outside ON calllog_call (outside_digits, started_at);

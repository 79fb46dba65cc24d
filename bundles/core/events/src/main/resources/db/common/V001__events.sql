CREATE TABLE events_event (
    id ${uuid} NOT NULL PRIMARY KEY,
    happened_at ${instant} NOT NULL,
    category ${string}(20) NOT NULL,
    kind ${string}(40) NOT NULL,
    subject ${string}(500) NOT NULL,
    detail ${string}(2000) NOT NULL
);
CREATE INDEX events_event_happened_at ON events_event (happened_at);

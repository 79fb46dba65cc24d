CREATE TABLE licence_seat (
    id ${uuid} NOT NULL PRIMARY KEY,
    entitlement ${string}(80) NOT NULL,
    holder ${string}(200) NOT NULL,
    purpose ${string}(200) NOT NULL,
    bundle ${string}(200) NOT NULL,
    since ${instant} NOT NULL,
    CONSTRAINT licence_seat_holder UNIQUE (entitlement, holder)
);

CREATE TABLE licence_violation (
    entitlement ${string}(80) NOT NULL PRIMARY KEY,
    since ${instant} NOT NULL
);

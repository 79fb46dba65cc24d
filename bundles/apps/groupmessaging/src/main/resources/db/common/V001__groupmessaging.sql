-- The lamps that were lit by this bundle and not yet put out: written before the telephone is told, removed after.
CREATE TABLE groupmessaging_lamp (
    phone_system  ${uuid}        NOT NULL,
    target        ${string}(120) NOT NULL,
    source        ${string}(120) NOT NULL,
    message_count INTEGER        NOT NULL,
    CONSTRAINT pk_groupmessaging_lamp PRIMARY KEY (phone_system, target, source)
);

-- The devices of the phone systems: what each system reports, and what the site decided about it.
CREATE TABLE telephony_device (
    phone_system  ${uuid}         NOT NULL,
    node          ${string}(20)   NOT NULL,
    device_number ${string}(100)  NOT NULL,
    kind          ${string}(20)   NOT NULL,
    description   ${string}(200)  NOT NULL,
    username      ${string}(100)  NOT NULL,
    attributes    ${text}         NOT NULL,
    not_answering ${boolean}      NOT NULL,
    not_rung      ${boolean}      NOT NULL,
    hot_desk      ${boolean}      NOT NULL,
    disabled      ${boolean}      NOT NULL,
    mac_address   ${string}(50)   NOT NULL,
    ip_address    ${string}(50)   NOT NULL,
    manual        ${boolean}      NOT NULL,
    present       ${boolean}      NOT NULL,
    CONSTRAINT pk_telephony_device PRIMARY KEY (phone_system, node, device_number)
);

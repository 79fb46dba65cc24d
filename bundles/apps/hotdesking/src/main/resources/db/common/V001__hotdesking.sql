-- What hot desking has in hand: stored before a telephone is written, gone when it has got back its own.
CREATE TABLE hotdesking_hold (
    phone_system ${uuid}         NOT NULL,
    device       ${string}(130)  NOT NULL,
    setting      ${string}(140)  NOT NULL,
    agent        ${string}(130)  NOT NULL,
    before_value ${text}         NOT NULL,
    held_value   ${text}         NOT NULL,
    state        ${string}(10)   NOT NULL,
    CONSTRAINT pk_hotdesking_hold PRIMARY KEY (phone_system, device, setting)
);

-- What is remembered of an agent.
CREATE TABLE hotdesking_agent (
    phone_system ${uuid}         NOT NULL,
    agent        ${string}(130)  NOT NULL,
    destination  ${string}(100)  NOT NULL,
    forward      ${string}(150)  NOT NULL,
    extension    ${string}(130)  NOT NULL,
    since        ${instant},
    CONSTRAINT pk_hotdesking_agent PRIMARY KEY (phone_system, agent)
);

-- Up to when agents of a phone system have been logged out by the clock, and by which time of day.
CREATE TABLE hotdesking_mark (
    phone_system ${uuid}         NOT NULL,
    time_of_day  ${string}(20)   NOT NULL,
    done         ${instant}      NOT NULL,
    CONSTRAINT pk_hotdesking_mark PRIMARY KEY (phone_system)
);

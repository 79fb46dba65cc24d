-- Saved filters; the built-in ones are in the code. The owner is empty where everybody has it. What a filter asks for is JSON.
CREATE TABLE filters_filter (
    id       ${uuid}        NOT NULL,
    revision BIGINT         NOT NULL,
    sharing  ${string}(10)  NOT NULL,
    owner    ${string}(100) NOT NULL,
    name     ${string}(100) NOT NULL,
    criteria ${text}        NOT NULL,
    CONSTRAINT pk_filters_filter PRIMARY KEY (id)
);

-- What a person chose for themselves, as the columns of a list.
CREATE TABLE recording_choice (
    subject_id   ${string}(100)  NOT NULL,
    choice_name  ${string}(50)   NOT NULL,
    choice_value ${string}(2000) NOT NULL,
    CONSTRAINT pk_recording_choice PRIMARY KEY (subject_id, choice_name)
);

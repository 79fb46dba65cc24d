-- Of a directory's contacts those of its generation hold; an import writes the next one and then moves the directory to it.
CREATE TABLE contacts_directory (
    id ${uuid} NOT NULL PRIMARY KEY,
    kind ${string}(20) NOT NULL,
    name ${string}(100) NOT NULL,
    for_all ${boolean} NOT NULL,
    owner_id ${uuid},
    number_labels ${string}(300) NOT NULL,
    field_labels ${string}(600) NOT NULL,
    generation BIGINT NOT NULL,
    newest_generation BIGINT NOT NULL,
    imported_at ${instant},
    import_note ${string}(1000) NOT NULL
);
CREATE TABLE contacts_directory_user (
    directory_id ${uuid} NOT NULL,
    user_id ${uuid} NOT NULL,
    PRIMARY KEY (directory_id, user_id)
);
CREATE TABLE contacts_contact (
    id ${uuid} NOT NULL,
    directory_id ${uuid} NOT NULL,
    generation BIGINT NOT NULL,
    source_key ${string}(100) NOT NULL,
    name ${string}(200) NOT NULL,
    number1 ${string}(50) NOT NULL,
    number2 ${string}(50) NOT NULL,
    number3 ${string}(50) NOT NULL,
    number4 ${string}(50) NOT NULL,
    number5 ${string}(50) NOT NULL,
    field1 ${string}(1000) NOT NULL,
    field2 ${string}(1000) NOT NULL,
    field3 ${string}(1000) NOT NULL,
    field4 ${string}(1000) NOT NULL,
    field5 ${string}(1000) NOT NULL,
    field6 ${string}(1000) NOT NULL,
    field7 ${string}(1000) NOT NULL,
    field8 ${string}(1000) NOT NULL,
    field9 ${string}(1000) NOT NULL,
    field10 ${string}(1000) NOT NULL,
    vip ${boolean} NOT NULL,
    vip_text ${string}(200) NOT NULL,
    PRIMARY KEY (id, generation)
);

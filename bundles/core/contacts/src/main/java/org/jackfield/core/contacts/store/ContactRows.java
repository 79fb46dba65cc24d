package org.jackfield.core.contacts.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jackfield.api.contacts.Contact;

/** A contact as a row, and back. */
final class ContactRows {

    private ContactRows() {}

    static Map<String, Object> values(Contact contact, long generation) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", contact.id());
        values.put("directory_id", contact.directory());
        values.put("generation", generation);
        values.put("source_key", contact.key());
        values.put("name", contact.name());
        for (int i = 0; i < Contact.NUMBERS; i++) {
            values.put("number" + (i + 1), contact.numbers().get(i));
        }
        for (int i = 0; i < Contact.FIELDS; i++) {
            values.put("field" + (i + 1), contact.fields().get(i));
        }
        values.put("vip", contact.vip());
        values.put("vip_text", contact.vipText());
        return values;
    }

    static Contact contact(ResultSet row) throws SQLException {
        List<String> numbers = new ArrayList<>(Contact.NUMBERS);
        for (int i = 1; i <= Contact.NUMBERS; i++) {
            numbers.add(row.getString("number" + i));
        }
        List<String> fields = new ArrayList<>(Contact.FIELDS);
        for (int i = 1; i <= Contact.FIELDS; i++) {
            fields.add(row.getString("field" + i));
        }
        return new Contact(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("directory_id")),
                row.getString("source_key"),
                row.getString("name"),
                numbers,
                fields,
                row.getBoolean("vip"),
                row.getString("vip_text"));
    }
}

package org.jackfield.core.contacts.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.contacts.Contact;
import org.jackfield.api.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VCardSourceTest {

    @TempDir
    Path folder;

    private List<Contact> read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("cards.vcf"), text);
        List<Contact> contacts = new ArrayList<>();
        try (VCardSource source = new VCardSource(file, Optional.empty())) {
            ColumnMapping mapping = ColumnMapping.byName(source.columns(), Map.of());
            RowSource.Row row;
            while ((row = source.next()) != null) {
                contacts.add(mapping.contact(new UUID(1, 1), new UUID(1, 2), row.values()));
            }
        }
        return contacts;
    }

    @Test
    void cardsOfEveryVersionAreRead() throws IOException {
        List<Contact> contacts = read(
                """
                BEGIN:VCARD
                VERSION:4.0
                UID:urn:uuid:1
                FN:Ann Lee
                ORG:Acme\\, Ltd;Sales
                TEL;VALUE=uri;TYPE="voice,home":tel:+44-20-7946-0123;ext=5
                TEL;TYPE=cell:07700 900123
                EMAIL:ann@example.org
                NOTE:first line\\n
                  second
                END:VCARD
                BEGIN:VCARD
                VERSION:2.1
                N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BCrgen
                TEL;WORK;VOICE:0161 496 0001
                END:VCARD
                """);

        assertThat(contacts).hasSize(2);
        assertThat(contacts.getFirst().key()).isEqualTo("urn:uuid:1");
        assertThat(contacts.getFirst().numbers()).startsWith("+44-20-7946-0123", "07700 900123");
        assertThat(contacts.getFirst().fields()).startsWith("Acme, Ltd, Sales", "", "ann@example.org");
        assertThat(contacts.getFirst().fields().get(5)).isEqualTo("first line\n second");
        assertThat(contacts.getLast().name()).isEqualTo("Jürgen Müller");
        assertThat(contacts.getLast().key()).isEqualTo("Jürgen Müller 0161 496 0001");
    }

    @Test
    void aCardThatDoesNotEndIsNamedByItsLine() {
        assertThatThrownBy(() -> read("BEGIN:VCARD\nVERSION:3.0\nFN:A\nEND:VCARD\nBEGIN:VCARD\nFN:B\n"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("line 5");
    }
}

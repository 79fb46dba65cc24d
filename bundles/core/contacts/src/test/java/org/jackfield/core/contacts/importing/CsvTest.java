package org.jackfield.core.contacts.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jackfield.api.contacts.Contact;
import org.jackfield.api.problem.ProblemException;
import org.junit.jupiter.api.Test;

class CsvTest {

    private static final UUID DIRECTORY = new UUID(1, 1);

    private static Path file(byte[] content) throws IOException {
        Path file = Files.createTempFile("contacts", ".csv");
        file.toFile().deleteOnExit();
        return Files.write(file, content);
    }

    private static List<List<String>> rows(byte[] content, Optional<Charset> charset, Optional<Character> separator) {
        try (CsvSource source = new CsvSource(file(content), charset, separator)) {
            List<List<String>> rows = new ArrayList<>();
            rows.add(source.columns());
            RowSource.Row row;
            while ((row = source.next()) != null) {
                rows.add(row.values());
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<String>> rows(String text) {
        return rows(text.getBytes(StandardCharsets.UTF_8), Optional.empty(), Optional.empty());
    }

    @Test
    void theExampleOfTheManualIsRead() {
        assertThat(rows("id, name, number1, number2\n\"1\",\"John Smith\",\"1233211231\",\"6544566544\"\n"))
                .containsExactly(
                        List.of("id", "name", "number1", "number2"),
                        List.of("1", "John Smith", "1233211231", "6544566544"));
    }

    @Test
    void quotesSeparatorsAndLineEndsInsideAFieldBelongToIt() {
        assertThat(rows("id;name;number1\r\n1;\"a; \"\"b\"\"\r\nc\";0\r\n").getLast())
                .containsExactly("1", "a; \"b\"\r\nc", "0");
    }

    @Test
    void theSeparatorIsFoundOut() {
        assertThat(rows("id\tname\tnumber1\n1\tA, B\t0\n").getLast()).containsExactly("1", "A, B", "0");
        assertThat(rows("id|name|number1\n1|A;B|0\n").getLast()).containsExactly("1", "A;B", "0");
    }

    @Test
    void theEncodingIsFoundOut() {
        String text = "id,name,number1\n1,Müller,0\n";
        byte[] latin = text.getBytes(Charset.forName("windows-1252"));
        byte[] marked = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
        byte[] little = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
        byte[] big = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE);
        for (byte[] content : List.of(text.getBytes(StandardCharsets.UTF_8), latin, marked, little, big)) {
            assertThat(rows(content, Optional.empty(), Optional.empty()))
                    .containsExactly(List.of("id", "name", "number1"), List.of("1", "Müller", "0"));
        }
    }

    @Test
    void aQuoteThatIsNotClosedIsNamedWithItsPlace() {
        String text = "id,name,number1\n1,A,0\n2,\"B,0\n" + "x,y,z\n".repeat(40_000);

        assertThatThrownBy(() -> rows(text)).isInstanceOf(ProblemException.class).hasMessageContaining("after line 2");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThatThrownBy(() -> rows("")).isInstanceOf(ProblemException.class).hasMessageContaining("no rows");
    }

    @Test
    void columnsAreKnownInAnyOrderAndCase() {
        ColumnMapping mapping = ColumnMapping.byName(List.of("Number 1", "VIP text", "NAME", "Id", "Firm"), Map.of("field1", "firm"));

        Contact contact = mapping.contact(DIRECTORY, DIRECTORY, List.of("0123", "hello", "Ann", "7", "Acme"));

        assertThat(contact.key()).isEqualTo("7");
        assertThat(contact.numbers().getFirst()).isEqualTo("0123");
        assertThat(contact.fields().getFirst()).isEqualTo("Acme");
        assertThat(contact.vipText()).isEqualTo("hello");
    }

    @Test
    void aMissingColumnIsNamed() {
        assertThatThrownBy(() -> ColumnMapping.byName(List.of("id", "name"), Map.of()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("number1");
    }

    @Test
    void badValuesAreNamed() {
        ColumnMapping mapping = ColumnMapping.byOrder(ColumnMapping.PARTS.size());
        List<String> row = new ArrayList<>(List.of("1", "A", "n/a"));

        assertThatThrownBy(() -> mapping.contact(DIRECTORY, DIRECTORY, row)).hasMessageContaining("number1: n/a");
        assertThatThrownBy(() -> mapping.contact(DIRECTORY, DIRECTORY, List.of("1", "", "0"))).hasMessageContaining("name");
    }

    @Property
    void noExportedFieldIsAFormula(@ForAll String value) {
        String written = FormulaGuard.on(value);

        assertThat(written).satisfiesAnyOf(
                text -> assertThat(text).matches("(?s)[^=+@\\-\\t\\r].*|"),
                text -> assertThat(text).matches("\\+[0-9 ()]+"));
        assertThat(FormulaGuard.off(written)).isEqualTo(value);
    }

    @Property(tries = 200)
    void whatIsExportedIsImportedTheSame(@ForAll("contacts") List<Contact> contacts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CsvExport export = new CsvExport(out, ColumnMapping.PARTS)) {
            contacts.forEach(export::contact);
        }

        List<List<String>> rows = rows(out.toByteArray(), Optional.empty(), Optional.empty());
        ColumnMapping mapping = ColumnMapping.byName(rows.getFirst(), Map.of());
        List<Contact> read = rows.stream().skip(1).map(row -> mapping.contact(DIRECTORY, DIRECTORY, row)).toList();

        assertThat(read).isEqualTo(contacts);
    }

    @Provide
    Arbitrary<List<Contact>> contacts() {
        Arbitrary<String> text = Arbitraries.strings()
                .withChars("ab=+-@'\"\r\n\t,; é€\uD83D\uDE00".toCharArray())
                .ofMaxLength(12)
                .map(CsvTest::whole);
        Arbitrary<String> name = text.map(t -> "n" + t);
        Arbitrary<String> number = Arbitraries.strings().withChars("0123456789+() ").ofMaxLength(12)
                .filter(t -> t.isBlank() || t.chars().anyMatch(Character::isDigit));
        return Combinators.combine(name, name, number, text, text, Arbitraries.of(true, false))
                .as((key, called, digits, first, second, vip) -> new Contact(
                        DIRECTORY, DIRECTORY, key, called, List.of(digits), List.of(first, second), vip, first))
                .list()
                .ofMaxSize(5);
    }

    /** Halves of a character are no text. */
    private static String whole(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}

package org.jackfield.core.contacts.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jackfield.api.contacts.Contact;
import org.jackfield.api.contacts.ContactMatch;
import org.jackfield.api.contacts.ContactPage;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.core.contacts.match.NumberReader;
import org.junit.jupiter.api.Test;

class ContactIndexTest {

    private static final UUID FIRST = new UUID(1, 1);
    private static final UUID SECOND = new UUID(1, 2);
    private static final NumberReader NUMBERS = new NumberReader(UnaryOperator.identity());

    private final ContactIndex index = new ContactIndex();

    private static Contact contact(UUID directory, long id, String name, String number, String... fields) {
        return new Contact(
                new UUID(7, id), directory, "k" + id, name, List.of(number), List.of(fields), id % 5 == 0, "text " + id);
    }

    private void fill(UUID directory, List<Contact> contacts) {
        DirectoryIndex.Builder builder = new DirectoryIndex.Builder(NUMBERS);
        contacts.forEach(builder::add);
        index.change(directory, before -> builder.build());
    }

    private List<Long> found(String text) {
        return index.search(List.of(FIRST, SECOND), text, PageRequest.first(1000)).ids().stream()
                .map(UUID::getLeastSignificantBits)
                .toList();
    }

    @Test
    void anEarlierDirectoryAnswersBeforeALaterOne() {
        fill(FIRST, List.of(contact(FIRST, 1, "Zoe", "0123456")));
        fill(SECOND, List.of(contact(SECOND, 5, "Amy", "0123456")));

        Optional<ContactMatch> match = index.match(NUMBERS.key("0123456"), List.of(SECOND, FIRST));

        assertThat(match).contains(new ContactMatch(new UUID(7, 5), SECOND, "Amy", true, "text 5"));
        assertThat(index.match(NUMBERS.key("0123456"), List.of(FIRST))).map(ContactMatch::name).contains("Zoe");
        assertThat(index.match(NUMBERS.key("999999"), List.of(FIRST, SECOND))).isEmpty();
    }

    @Test
    void ofSeveralInADirectoryTheFirstByNameAnswersAlsoIfItCameLater() {
        fill(FIRST, List.of(contact(FIRST, 1, "Zoe", "0123456"), contact(FIRST, 2, "Bea", "0123456")));
        index.change(FIRST, before -> before.with(contact(FIRST, 3, "Ann", "0123456"), NUMBERS));

        assertThat(index.match(NUMBERS.key("0123456"), List.of(FIRST))).map(ContactMatch::name).contains("Ann");

        index.change(FIRST, before -> before.without(new UUID(7, 3), NUMBERS));
        index.change(FIRST, before -> before.without(new UUID(7, 2), NUMBERS));

        assertThat(index.match(NUMBERS.key("0123456"), List.of(FIRST))).map(ContactMatch::name).contains("Zoe");
    }

    @Test
    void namesNumbersAndFieldsAreFoundWithoutRegardToCaseAndAccents() {
        fill(FIRST, List.of(
                contact(FIRST, 1, "Jürgen Müller", "+44 (20) 7946 0123", "Straße 12, Köln"),
                contact(FIRST, 2, "Mary O'Brien", "0161 496 0001", "Acme")));

        assertThat(found("MULLER")).containsExactly(1L);
        assertThat(found("strasse kol")).containsExactly(1L);
        assertThat(found("o'brien acme")).containsExactly(2L);
        assertThat(found("7946-01")).containsExactly(1L);
        assertThat(found("20 7946")).containsExactly(1L);
        assertThat(found("acme muller")).isEmpty();
    }

    @Test
    void aShortTextStandsAtTheBeginningOfAWord() {
        fill(FIRST, List.of(contact(FIRST, 1, "Lee Quan", "0161"), contact(FIRST, 2, "Colleen", "0162")));

        assertThat(found("le")).containsExactly(1L);
        assertThat(found("q")).containsExactly(1L);
        assertThat(found("lee")).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void pagesFollowEachOtherInTheOrderOfNamesAcrossDirectories() {
        fill(FIRST, List.of(contact(FIRST, 1, "Ann", "01"), contact(FIRST, 3, "Cid", "03")));
        fill(SECOND, List.of(contact(SECOND, 2, "Bob", "02"), contact(SECOND, 4, "Dan", "04")));

        assertThat(found("")).containsExactly(1L, 2L, 3L, 4L);
        assertThat(index.search(Set.of(FIRST, SECOND), "", new PageRequest(1, 3)).ids()).containsExactly(new UUID(7, 4));
        assertThat(index.search(Set.of(FIRST, SECOND), "", new PageRequest(1, 3)).total()).isEqualTo(4);
    }

    @Test
    void countingEndsAtALimitAndSaysSo() {
        List<Contact> many = new ArrayList<>();
        for (int i = 0; i < ContactPage.COUNTED + 1; i++) {
            many.add(contact(FIRST, i, "Smith", "0"));
        }
        fill(FIRST, many);

        ContactIndex.Found found = index.search(Set.of(FIRST), "smith", PageRequest.first());

        assertThat(found.total()).isEqualTo(ContactPage.COUNTED);
        assertThat(found.more()).isTrue();
        assertThat(index.search(Set.of(FIRST), "", PageRequest.first()).total()).isEqualTo(ContactPage.COUNTED + 1);
    }

    /** The same questions to the index and to a list that is looked through; large enough for the filter of blocks. */
    @Property(tries = 6)
    void theIndexFindsWhatAPlainListFinds(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9000) int size) {
        Random random = new Random(seed);
        String letters = "abcdeéß ";
        Map<UUID, Contact> all = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            Contact made = contact(FIRST, i, "n" + text(random, letters), "0" + random.nextInt(2000), text(random, letters));
            all.put(made.id(), made);
        }
        fill(FIRST, List.copyOf(all.values()));
        for (int i = 0; i < 30; i++) {
            UUID id = new UUID(7, random.nextInt(size + 10));
            if (random.nextBoolean()) {
                Contact changed = contact(FIRST, id.getLeastSignificantBits(), "x" + text(random, letters), "0" + random.nextInt(2000));
                all.put(id, changed);
                index.change(FIRST, before -> before.with(changed, NUMBERS));
            } else {
                all.remove(id);
                index.change(FIRST, before -> before.without(id, NUMBERS));
            }
        }

        assertThat(index.size(FIRST)).isEqualTo(all.size());
        for (int i = 0; i < 40; i++) {
            String number = "0" + random.nextInt(2000);
            assertThat(index.match(NUMBERS.key(number), List.of(FIRST)).map(ContactMatch::contact))
                    .isEqualTo(plainMatch(all, number));
            String word = text(random, letters).strip();
            assertThat(index.search(Set.of(FIRST), word, PageRequest.first(1000)).ids())
                    .isEqualTo(plainSearch(all, word).stream().limit(1000).toList());
        }
    }

    /** Texts of so many different triples that the filter would outgrow its bound. */
    @Test
    void theFilterOfTextsWithoutAnyPatternStaysWithinItsBoundAndFindsThemAll() {
        Random random = new Random(7);
        List<Contact> many = new ArrayList<>();
        for (int i = 0; i < 6000; i++) {
            StringBuilder noise = new StringBuilder("n");
            for (int at = 0; at < 99; at++) {
                noise.append((char) ('\u4e00' + random.nextInt(0x5000)));
            }
            many.add(contact(FIRST, i, noise.toString(), "0" + i));
        }
        fill(FIRST, many);
        List<byte[]> texts = many.stream().map(contact -> SearchText.of(contact, NUMBERS)).toList();

        BlockFilter filter = new BlockFilter(texts.size(), (rank, reader) -> reader.read(texts.get(rank), 0, texts.get(rank).length));

        assertThat(filter.bytes()).isLessThanOrEqualTo(BlockFilter.bytes(texts.size()));
        assertThat(filter.firstOf(1)).as("larger blocks").isGreaterThan(8);
        for (int i = 0; i < texts.size(); i += 97) {
            assertThat(found(many.get(i).name().substring(20, 24))).contains((long) i);
        }
    }

    private static String text(Random random, String letters) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(7); i >= 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    private static Comparator<Contact> byName() {
        return Comparator.comparing((Contact c) -> new String(SearchText.of(c, NUMBERS), java.nio.charset.StandardCharsets.UTF_8))
                .thenComparing(Contact::id);
    }

    private static Optional<UUID> plainMatch(Map<UUID, Contact> all, String number) {
        return all.values().stream()
                .filter(c -> c.numbers().contains(number))
                .min(byName())
                .map(Contact::id);
    }

    private static List<UUID> plainSearch(Map<UUID, Contact> all, String text) {
        String[] words = SearchText.fold(text).split(" ");
        return all.values().stream()
                .filter(c -> {
                    for (String word : words) {
                        if (!holds(SearchText.fold(c.name()), word) && c.numbers().stream().noneMatch(n -> holds(n, word))
                                && c.fields().stream().noneMatch(f -> holds(SearchText.fold(f), word))) {
                            return false;
                        }
                    }
                    return true;
                })
                .sorted(byName())
                .map(Contact::id)
                .toList();
    }

    private static boolean holds(String text, String word) {
        return word.length() < 3 ? (" " + text).contains(" " + word) && !text.isEmpty() || word.isEmpty() : text.contains(word);
    }
}

package org.jackfield.api.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KeyListsTest {

    @Test
    void ofNoKeysThereIsNoList() {
        assertThat(KeyLists.of(List.of())).isEmpty();
    }

    @Test
    void aListIsFilledUpWithItsLastKey() {
        assertThat(KeyLists.of(List.of("a", "b", "c"))).containsExactly(List.of("a", "b", "c", "c"));
    }

    @Property
    void everyKeyIsThereInItsOrderAndNoOther(@ForAll @IntRange(max = 3000) int count) {
        List<Integer> keys = IntStream.range(0, count).boxed().toList();

        assertThat(KeyLists.<Integer>of(keys).stream().flatMap(List::stream).distinct()).containsExactlyElementsOf(keys);
    }

    @Property(tries = 20)
    void whateverIsAskedThereAreTenStatementsAtMost(@ForAll @IntRange(max = 3000) int upTo) {
        TreeSet<Integer> lengths = new TreeSet<>();
        for (int count = 0; count <= upTo; count++) {
            KeyLists.of(IntStream.range(0, count).boxed().toList()).forEach(list -> lengths.add(list.size()));
        }

        assertThat(lengths).hasSizeLessThanOrEqualTo(10).allMatch(length -> length <= KeyLists.MOST);
    }
}

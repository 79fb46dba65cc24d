package org.jackfield.core.contacts.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class IntMergeSortTest {

    @Property
    void itSortsAsTheJdkDoes(@ForAll int[] values) {
        int[] expected = values.clone();
        Arrays.sort(expected);

        IntMergeSort.sort(values, values.length, Integer::compare);

        assertThat(values).isEqualTo(expected);
    }

    @Property
    void whatIsEqualStaysInItsOrder(@ForAll int[] values) {
        int[] order = new int[values.length];
        Arrays.setAll(order, i -> i);

        IntMergeSort.sort(order, order.length, (a, b) -> Integer.compare(values[a] & 3, values[b] & 3));

        for (int i = 1; i < order.length; i++) {
            int before = values[order[i - 1]] & 3;
            int now = values[order[i]] & 3;
            assertThat(before < now || before == now && order[i - 1] < order[i]).isTrue();
        }
    }
}

package org.jackfield.api.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {

    @Test
    void aRequestKnowsItsOffsetBeyondTheIntegers() {
        assertThat(new PageRequest(Integer.MAX_VALUE, 1000).offset()).isEqualTo(2_147_483_647_000L);
    }

    @ParameterizedTest
    @CsvSource({"-1,10", "0,0", "0,-5", "0,1001"})
    void aRequestOutOfBoundsIsRefused(int page, int size) {
        assertThatThrownBy(() -> new PageRequest(page, size)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0,10,1", "10,10,1", "11,10,2", "100,1,100"})
    void aListHasAsManyPagesAsItsItemsNeed(long total, int size, long pages) {
        assertThat(new Page<>(List.of(), 0, size, total).pages()).isEqualTo(pages);
    }

    @Test
    void aPageWithinAListEndsWithTheListAndKnowsHowLongThatIs() {
        List<String> all = List.of("a", "b", "c");

        assertThat(Page.within(all, new PageRequest(0, 2))).isEqualTo(new Page<>(List.of("a", "b"), 0, 2, 3));
        assertThat(Page.within(all, new PageRequest(1, 2))).isEqualTo(new Page<>(List.of("c"), 1, 2, 3));
        assertThat(Page.within(all, new PageRequest(2, 2))).isEqualTo(new Page<>(List.of(), 2, 2, 3));
    }

    @Test
    void mappingKeepsThePlaceInTheList() {
        Page<Integer> lengths = new Page<>(List.of("a", "bb"), 3, 2, 8).map(String::length);

        assertThat(lengths).isEqualTo(new Page<>(List.of(1, 2), 3, 2, 8));
    }
}

package org.jackfield.core.telephony.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.telephony.PhoneSystemDiscovery;
import org.jackfield.core.telephony.discovery.ScanRange.Spot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScanRangeTest {

    @ParameterizedTest
    @CsvSource({
        "192.168.1.0/24, 254, 192.168.1.1, 192.168.1.254",
        "192.168.1.77/24, 254, 192.168.1.1, 192.168.1.254",
        "10.0.0.8/30, 2, 10.0.0.9, 10.0.0.10",
        "10.0.0.8/31, 2, 10.0.0.8, 10.0.0.9",
        "10.0.0.8/32, 1, 10.0.0.8, 10.0.0.8",
        "10.0.0.8, 1, 10.0.0.8, 10.0.0.8",
        "10.0.0.8-12, 5, 10.0.0.8, 10.0.0.12",
        "10.0.0.250 - 10.0.1.3, 10, 10.0.0.250, 10.0.1.3",
        "10.0.0.0/20, 4094, 10.0.0.1, 10.0.15.254",
    })
    void aRangeHoldsTheAddressesOfTelephonesAndServers(String text, int size, String first, String last) {
        List<Spot> spots = spots(text);

        assertThat(spots).hasSize(size);
        assertThat(spots.getFirst()).isEqualTo(new Spot(first, 0));
        assertThat(spots.getLast()).isEqualTo(new Spot(last, 0));
    }

    @Test
    void severalRangesAreSearchedOnceEachAndAPortStandsBehindAColon() {
        assertThat(spots("10.0.0.1, 10.0.0.1-2; 10.0.0.9:4001"))
                .containsExactly(new Spot("10.0.0.1", 0), new Spot("10.0.0.2", 0), new Spot("10.0.0.9", 4001));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " , ", "example.org", "10.0.0.256", "10.0.0.9-3", "10.0.0.0/33", "10.0.0.0/4", "10.0.0.1:70000", "10.0.0", "::1",
        "10.0.0.1-10.0.0.2-10.0.0.3"
    })
    void whatIsNoRangeIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> ScanRange.of(text, own -> false))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no range of addresses");
    }

    @Test
    void nobodySearchesMoreThanASmallPartOfTheNetwork() {
        assertThatThrownBy(() -> ScanRange.of("10.0.0.0/19", own -> false))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("more than");
        assertThatThrownBy(() -> ScanRange.of("10.0.0.0/20, 10.1.0.0/20", own -> false))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("more than");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "8.8.8.0/24", "9.255.255.250-10.0.0.5", "172.32.0.1", "192.169.0.1", "224.0.0.1"})
    void nobodySearchesThePublic(String text) {
        assertThatThrownBy(() -> ScanRange.of(text, own -> false))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("private networks");
    }

    @Test
    void aPublicNetworkThatThisServerIsPartOfIsSearched() {
        long mine = ScanRange.number(203, 0, 113, 0);

        assertThat(ScanRange.of("203.0.113.0/24", address -> address >>> 8 == mine >>> 8)).hasSize(1);
    }

    @Property
    void everyNetworkIsSearchedWithinItself(@ForAll @IntRange(max = 0xffffff) int host, @ForAll @IntRange(min = 20, max = 32) int bits) {
        String text = "10." + (host >>> 16) + "." + (host >>> 8 & 0xff) + "." + (host & 0xff) + "/" + bits;

        ScanRange range = ScanRange.of(text, own -> false).getFirst();

        long mask = -(1L << 32 - bits) & 0xffffffffL;
        assertThat(range.first() & mask).isEqualTo(ScanRange.number(10, 0, 0, 0) + (host & mask & 0xffffff));
        assertThat(range.last() & mask).isEqualTo(range.first() & mask);
        assertThat(range.size()).isPositive().isLessThanOrEqualTo(PhoneSystemDiscovery.MOST_ADDRESSES);
    }

    @Property
    void anyTextIsReadOrRefused(@ForAll @StringLength(max = 100) String text) {
        try {
            assertThat(ScanRange.of(text, own -> true)).isNotEmpty();
        } catch (ProblemException e) {
            assertThat(e.problem().remedy()).isNotEmpty();
        }
    }

    private static List<Spot> spots(String text) {
        return ScanRange.spots(ScanRange.of(text, own -> false));
    }
}

package org.jackfield.core.capture.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AddressTableTest {

    @Property(tries = 200)
    void itHoldsWhatAMapHolds(@ForAll long seed) {
        Random random = new Random(seed);
        AddressTable<String> table = new AddressTable<>(256);
        Map<Address, String> map = new HashMap<>();
        for (int i = 0; i < 2000; i++) {
            Address address = new Address(random.nextInt(2), random.nextInt(4), random.nextInt(32));
            if (random.nextInt(3) > 0) {
                String value = "v" + i;
                assertThat(table.put(address, value)).isTrue();
                map.put(address, value);
            } else if (map.containsKey(address)) {
                table.remove(address, random.nextInt(8) == 0 ? "another" : map.get(address));
                if (table.get(address) == null) {
                    map.remove(address);
                }
            }
        }
        assertThat(table.size()).isEqualTo(map.size());
        for (int host = 0; host < 8; host++) {
            for (int port = 0; port < 32; port++) {
                Address address = new Address(host / 4, host % 4, port);
                assertThat(table.get(address)).isEqualTo(map.get(address));
            }
        }
    }

    @Test
    void aFullTableRefusesAndHasRoomAgain() {
        AddressTable<Integer> table = new AddressTable<>(64);
        int taken = 0;
        while (table.put(new Address(7, taken, 1), taken)) {
            taken++;
        }
        assertThat(taken).isEqualTo(64);
        assertThat(table.put(new Address(7, 3, 1), 99)).as("what is there is replaced").isTrue();

        table.remove(new Address(7, 3, 1), 99);
        assertThat(table.put(new Address(8, 8, 8), 8)).isTrue();
        assertThat(table.get(new Address(7, 4, 1))).isEqualTo(4);
    }

    @Test
    void aWayIsNotItsWayBack() {
        AddressTable<String> table = new AddressTable<>(64);
        Address one = new Address(0, 1, 10);
        Address two = new Address(0, 2, 20);
        table.put(one, two, "there");
        Frame frame = new Frame();
        frame.sourceLow = 2;
        frame.sourcePort = 20;
        frame.destinationLow = 1;
        frame.destinationPort = 10;
        assertThat(table.between(frame)).isNull();

        table.put(two, one, "back");
        assertThat(table.between(frame)).isEqualTo("back");
        assertThat(table.bySource(frame)).isNull();
    }
}

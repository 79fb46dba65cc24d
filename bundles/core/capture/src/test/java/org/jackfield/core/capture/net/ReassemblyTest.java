package org.jackfield.core.capture.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.core.capture.net.Packets.ethernet;
import static org.jackfield.core.capture.net.Packets.ipv4;
import static org.jackfield.core.capture.net.Packets.payload;
import static org.jackfield.core.capture.net.Packets.read;
import static org.jackfield.core.capture.net.Packets.udp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jackfield.core.capture.net.Frame.Kind;
import org.junit.jupiter.api.Test;

class ReassemblyTest {

    private static final int MORE = 0x2000;

    private final Reassembly reassembly = new Reassembly(4, 1000);

    @Property(tries = 300)
    void fragmentsInAnyOrderAndRepeatedMakeTheDatagram(
            @ForAll @IntRange(min = 1, max = 9000) int length, @ForAll @IntRange(min = 1, max = 180) int units,
            @ForAll long seed) {
        Random random = new Random(seed);
        byte[] message = new byte[length];
        random.nextBytes(message);
        List<byte[]> fragments = fragments(7, udp(5060, 5060, message), Math.max(units * 8, length / 50 / 8 * 8 + 8));
        fragments.addAll(fragments.subList(0, fragments.size() / 2));
        byte[] last = fragments.remove(random.nextInt(fragments.size()));
        Collections.shuffle(fragments, random);
        fragments.add(last);
        Reassembly fresh = new Reassembly(4, 1000);
        List<byte[]> whole = new ArrayList<>();

        for (byte[] fragment : fragments) {
            Frame frame = read(fragment);
            if (frame.kind() == Kind.UDP || fresh.add(frame, 0) == Kind.UDP) {
                whole.add(payload(frame));
            }
        }

        assertThat(whole).isNotEmpty().allSatisfy(found -> assertThat(found).isEqualTo(message));
        assertThat(fresh.refused()).isZero();
    }

    @Test
    void whatOverlapsIsThrownAwayWhole() {
        byte[] datagram = udp(1, 2, new byte[40]);
        add(7, MORE, Arrays.copyOfRange(datagram, 0, 24));
        add(7, MORE | 16 / 8, Arrays.copyOfRange(datagram, 16, 32));

        assertThat(add(7, 24 / 8, Arrays.copyOfRange(datagram, 24, 48))).isEqualTo(Kind.FRAGMENT);
        assertThat(reassembly.refused()).isEqualTo(2);
        assertThat(reassembly.completed()).isZero();
    }

    @Test
    void theOldestMakesRoom() {
        byte[] datagram = udp(1, 2, new byte[40]);
        for (int id = 0; id < 5; id++) {
            add(id, MORE, Arrays.copyOfRange(datagram, 0, 24));
        }

        assertThat(reassembly.underWay()).isEqualTo(4);
        assertThat(reassembly.abandoned()).isEqualTo(1);
        assertThat(add(4, 24 / 8, Arrays.copyOfRange(datagram, 24, 48))).isEqualTo(Kind.UDP);
        assertThat(add(0, 24 / 8, Arrays.copyOfRange(datagram, 24, 48))).isEqualTo(Kind.FRAGMENT);
    }

    @Test
    void whatDoesNotComeIsGivenUp() {
        byte[] datagram = udp(1, 2, new byte[40]);
        reassembly.add(fragment(1, MORE, Arrays.copyOfRange(datagram, 0, 24)), 0);

        reassembly.add(fragment(2, MORE, Arrays.copyOfRange(datagram, 0, 24)), 1001);

        assertThat(reassembly.underWay()).isEqualTo(1);
        assertThat(reassembly.abandoned()).isEqualTo(1);
    }

    @Test
    void aPacketBeyondTheLargestIsRefused() {
        add(1, MORE | 0x1FFF, new byte[8]);

        assertThat(reassembly.refused()).isEqualTo(1);
    }

    private Kind add(int id, int fragment, byte[] payload) {
        return reassembly.add(fragment(id, fragment, payload), 0);
    }

    private static Frame fragment(int id, int fragment, byte[] payload) {
        return read(ethernet(0x0800, ipv4(id, fragment, 17, payload)));
    }

    private static List<byte[]> fragments(int id, byte[] datagram, int size) {
        List<byte[]> fragments = new ArrayList<>();
        for (int at = 0; at < datagram.length; at += size) {
            int to = Math.min(datagram.length, at + size);
            fragments.add(ethernet(0x0800, ipv4(id, (to < datagram.length ? MORE : 0) | at / 8, 17,
                    Arrays.copyOfRange(datagram, at, to))));
        }
        return fragments;
    }
}

package org.jackfield.core.capture.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jackfield.core.capture.remote.Encapsulation.Kind;
import org.junit.jupiter.api.Test;

class EncapsulationTest {

    private final Encapsulation encapsulation = new Encapsulation();

    private static ByteBuffer datagram(String hexadecimal) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hexadecimal.replace(" ", "")));
    }

    @Test
    void theFrameOfTzspBeginsBehindItsLastTag() {
        assertThat(encapsulation.read(datagram("01 00 0001 01 AABBCC"))).isEqualTo(Kind.FRAME);
        assertThat(encapsulation.frame()).isEqualTo(5);
        assertThat(encapsulation.wireLength()).isEqualTo(3);
    }

    @Test
    void tagsAreSkippedAndThatOfTheOriginalLengthIsHeeded() {
        // given: padding, a signal strength, the original length of 300
        assertThat(encapsulation.read(datagram("01 00 0001 00 0A01C0 2902012C 01 AABB"))).isEqualTo(Kind.FRAME);
        assertThat(encapsulation.frame()).isEqualTo(13);
        assertThat(encapsulation.wireLength()).isEqualTo(300);
    }

    @Test
    void aKeepAliveIsNoFrameAndNoMistake() {
        assertThat(encapsulation.read(datagram("01 04 0000"))).isEqualTo(Kind.EMPTY);
        assertThat(encapsulation.read(datagram("01 05 0000"))).isEqualTo(Kind.EMPTY);
    }

    @Test
    void wirelessFramesAndEndlessTagsAreNotTaken() {
        assertThat(encapsulation.read(datagram("01 00 0012 01 AABB"))).isEqualTo(Kind.MALFORMED);
        assertThat(encapsulation.read(datagram("01 00 0001 0A FF C0"))).isEqualTo(Kind.MALFORMED);
        assertThat(encapsulation.read(datagram("01 00 0001 0A"))).isEqualTo(Kind.MALFORMED);
        assertThat(encapsulation.read(datagram("01 00 0001 01"))).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void theFrameOfVxlanBeginsBehindItsHeader() {
        assertThat(encapsulation.read(datagram("08000000 00002A00 AABBCCDD"))).isEqualTo(Kind.FRAME);
        assertThat(encapsulation.frame()).isEqualTo(8);
        assertThat(encapsulation.wireLength()).isEqualTo(4);
    }

    @Test
    void theGenericExtensionIsTakenIfItSaysEthernet() {
        assertThat(encapsulation.read(datagram("0C000003 00002A00 AABB"))).isEqualTo(Kind.FRAME);
        assertThat(encapsulation.read(datagram("0C000001 00002A00 4500"))).isEqualTo(Kind.MALFORMED);
        assertThat(encapsulation.read(datagram("09000000 00002A00 AABB"))).isEqualTo(Kind.EMPTY);
    }

    @Test
    void otherDatagramsAreMalformed() {
        assertThat(encapsulation.read(datagram(""))).isEqualTo(Kind.MALFORMED);
        assertThat(encapsulation.read(datagram("80000000 00000000 AA"))).isEqualTo(Kind.MALFORMED);
        assertThat(encapsulation.read(datagram("08000000 00002A00"))).isEqualTo(Kind.MALFORMED);
    }

    @Property
    void aFrameLiesWithinItsDatagramWhateverComes(@ForAll byte[] octets, @ForAll boolean tzsp) {
        if (octets.length > 3) {
            octets[0] = (byte) (tzsp ? 1 : 8);
            octets[1] &= 7;
        }
        ByteBuffer datagram = ByteBuffer.wrap(octets);
        if (encapsulation.read(datagram) == Kind.FRAME) {
            assertThat(encapsulation.frame()).isBetween(1, octets.length - 1);
            assertThat(encapsulation.wireLength()).isGreaterThanOrEqualTo(octets.length - encapsulation.frame());
        }
        assertThat(datagram.remaining()).isEqualTo(octets.length);
    }
}

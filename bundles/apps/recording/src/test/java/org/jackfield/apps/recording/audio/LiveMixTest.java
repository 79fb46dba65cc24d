package org.jackfield.apps.recording.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jackfield.api.recording.format.AudioChannel.Side;
import org.junit.jupiter.api.Test;

class LiveMixTest {

    private static final int PACKET = 160;

    private final LiveMix mix = new LiveMix();

    @Test
    void bothSidesAreHeardAtTheSameTime() {
        mix.add(Side.DEVICE, 8000, packet(1));
        assertThat(mix.take(false)).as("the other side may still come").isEmpty();
        mix.add(Side.REMOTE, 8000, packet(2));

        short[] heard = samples(mix.take(false));
        assertThat(heard).hasSize(2 * PACKET);
        assertThat(heard[0]).isEqualTo((short) 1);
        assertThat(heard[1]).isEqualTo((short) 2);
        assertThat(mix.take(true)).isEmpty();
    }

    @Test
    void aSilentSideIsWaitedForAFifthOfASecond() {
        for (int i = 0; i < 15; i++) {
            mix.add(Side.DEVICE, 8000 + (long) i * PACKET, packet(7));
        }

        short[] heard = samples(mix.take(false));
        assertThat(heard).hasSize(2 * (15 * PACKET - LiveMix.RATE / 5));
        assertThat(heard[0]).isEqualTo((short) 7);
        assertThat(heard[1]).isZero();
    }

    @Test
    void whenNothingComesTheRestIsHeard() {
        mix.add(Side.DEVICE, 0, packet(7));

        assertThat(samples(mix.take(true))).hasSize(2 * PACKET);
    }

    @Test
    void aLateSideIsPutWhereItBelongsAndNothingTwice() {
        mix.add(Side.DEVICE, 0, packet(1));
        mix.add(Side.DEVICE, PACKET, packet(1));
        mix.add(Side.REMOTE, 0, packet(2));
        assertThat(samples(mix.take(false))).hasSize(2 * PACKET);
        mix.add(Side.REMOTE, PACKET, packet(3));

        short[] heard = samples(mix.take(false));
        assertThat(heard).hasSize(2 * PACKET);
        assertThat(heard[0]).isEqualTo((short) 1);
        assertThat(heard[1]).isEqualTo((short) 3);
    }

    @Test
    void whatComesTooLateIsLeftOut() {
        mix.add(Side.DEVICE, 0, packet(1));
        mix.take(true);
        mix.add(Side.REMOTE, 0, packet(2));

        assertThat(mix.take(true)).isEmpty();
    }

    @Test
    void aPauseIsLeftOut() {
        mix.add(Side.DEVICE, 0, packet(1));
        mix.take(true);
        mix.add(Side.REMOTE, 60L * LiveMix.RATE, packet(2));

        short[] heard = samples(mix.take(true));
        assertThat(heard).hasSize(2 * PACKET);
        assertThat(heard[0]).isZero();
        assertThat(heard[1]).isEqualTo((short) 2);
    }

    private static short[] packet(int value) {
        short[] packet = new short[PACKET];
        Arrays.fill(packet, (short) value);
        return packet;
    }

    private static short[] samples(byte[] bytes) {
        short[] samples = new short[bytes.length / 2];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }
}

package org.jackfield.api.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jackfield.api.problem.ProblemException;
import org.junit.jupiter.api.Test;

class StereoMixTest {

    @Property
    void aMixIsTheSumCutAtTheEnds(@ForAll short left, @ForAll short right,
            @ForAll @IntRange(max = StereoMix.MAX_GAIN) int leftGain,
            @ForAll @IntRange(max = StereoMix.MAX_GAIN) int rightGain) {
        short[] mono = new short[1];
        new StereoMix(leftGain, rightGain).toMono(new short[] {left}, 0, new short[] {right}, 0, 1, mono, 0);

        double sum = (left * (double) leftGain + right * (double) rightGain) / StereoMix.UNITY;
        assertThat((double) mono[0]).isBetween(
                Math.clamp(sum - 0.5, Short.MIN_VALUE, Short.MAX_VALUE), Math.clamp(sum + 0.5, Short.MIN_VALUE, Short.MAX_VALUE));
    }

    @Property
    void unchangedChannelsStandSideBySide(@ForAll @Size(5) short[] left, @ForAll @Size(5) short[] right) {
        short[] stereo = new short[12];
        StereoMix.UNCHANGED.toStereo(left, 1, right, 2, 3, stereo, 4);

        assertThat(stereo).containsExactly((short) 0, (short) 0, (short) 0, (short) 0,
                left[1], right[2], left[2], right[3], left[3], right[4], (short) 0, (short) 0);
    }

    @Test
    void aChannelCanBeSilencedAndMixedInPlace() {
        short[] left = {100, -100};
        new StereoMix(StereoMix.UNITY / 2, 0).toMono(left, 0, new short[] {5, 5}, 0, 2, left, 0);

        assertThat(left).containsExactly((short) 50, (short) -50);
    }

    @Test
    void nothingIsWrittenWhereThereIsNoRoom() {
        short[] small = new short[3];

        assertThatThrownBy(() -> StereoMix.UNCHANGED.toMono(new short[4], 0, new short[4], 0, 4, small, 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> StereoMix.UNCHANGED.toStereo(new short[2], 0, new short[2], 0, 2, small, 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aGainOutsideItsRangeIsRefused() {
        assertThatThrownBy(() -> new StereoMix(-1, 0)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> new StereoMix(0, StereoMix.MAX_GAIN + 1)).isInstanceOf(ProblemException.class)
                .hasMessageContaining("4097");
    }
}

package org.jackfield.apps.recording.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jackfield.api.recording.format.GapCause;

class DelayLineTest {

    /** Wherever it is cut: all samples and packets come out once, in order, on the right side of every cut. */
    @Property
    void cutsLoseNothing(@ForAll long seed) {
        Random random = new Random(seed);
        DelayLine line = new DelayLine();
        long time = random.nextInt(100);
        long samples = 0;
        long packets = 0;
        for (int i = 0; i < 50; i++) {
            int length = 1 + random.nextInt(300);
            if (random.nextInt(5) == 0) {
                int lost = random.nextInt(4);
                line.add(new Loss(time, time + length, lost, GapCause.NETWORK));
                packets += lost;
            } else {
                line.add(Frame.coded(time, Frame.Coding.PCMU, new byte[length]));
                samples += length;
                packets++;
            }
            time += length + (random.nextInt(4) == 0 ? random.nextInt(500) : 0);
        }
        long end = 0;
        for (long cut = 0; cut < time + 1000; cut += random.nextInt(700)) {
            List<Item> taken = new ArrayList<>();
            line.take(cut, taken);
            for (Item item : taken) {
                assertThat(item.time()).isGreaterThanOrEqualTo(end);
                assertThat(item.end()).isLessThanOrEqualTo(cut);
                end = item.end();
                samples -= item instanceof Frame frame ? frame.samples() : 0;
                packets -= item instanceof Loss loss ? loss.packets() : ((Frame) item).whole() ? 1 : 0;
            }
        }
        assertThat(samples).isZero();
        assertThat(packets).isZero();
    }

    @Example
    void itIsBounded() {
        DelayLine line = new DelayLine();
        for (int i = 0; i < DelayLine.MOST + 10; i++) {
            line.add(new Key(i, '1'));
        }
        List<Item> taken = new ArrayList<>();
        line.take(Long.MAX_VALUE, taken);
        assertThat(taken).hasSize(DelayLine.MOST).first().isEqualTo(new Key(10, '1'));
        assertThat(line.overrun()).isEqualTo(10);
    }
}

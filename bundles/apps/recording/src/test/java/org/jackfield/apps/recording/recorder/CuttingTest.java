package org.jackfield.apps.recording.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jackfield.api.media.AudioFormat;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.apps.recording.Calls;
import org.jackfield.apps.recording.SegmentState;
import org.jackfield.apps.recording.store.RecordingRow;

/**
 * Whatever calls a telephone has over one session, whenever they are paused and however late the phone system tells of it:
 * every sample of a call is in exactly its recording, at its place, and none of a pause or between two calls in any.
 */
class CuttingTest {

    private static final Instant BEGIN = Instant.parse("2026-11-26T10:00:00Z");
    private static final byte SILENCE = (byte) 0xFF;

    /** A call that lasts from its answer to its end, with the intervals in which it is paused; milliseconds. */
    private record Talk(Calls calls, long answered, long ended, List<long[]> pauses) {

        @Override
        public String toString() {
            return answered + "-" + ended + " ms, paused " + pauses.stream().map(Arrays::toString).toList();
        }
    }

    private record Happening(long at, Runnable what) {}

    /** How late a border is told, in milliseconds: soon enough to be cut at once, or so late that what was written is taken back. */
    private static final int[] LATEST = {300, 1600};

    private int latest;

    @Property(tries = 100)
    void everySampleIsInItsRecordingAndNoOther(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        try (Folder folder = new Folder()) {
            Office office = new Office(folder.path(), BEGIN);
            latest = LATEST[random.nextInt(LATEST.length)];
            List<Talk> talks = talks(random);
            play(office, talks, random);
            for (Talk talk : talks) {
                check(office, talk);
            }
            assertThat(office.rows).hasSize(talks.size());
            assertThat(office.files()).noneMatch(file -> file.startsWith("active/"));
            assertThat(office.leases).isEmpty();
            assertThat(office.counters.packetsLost()).isEqualTo(Losses.NONE);
        }
    }

    private List<Talk> talks(Random random) {
        List<Talk> talks = new ArrayList<>();
        long at = 1500 + random.nextInt(1000);
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            long answered = at + (random.nextBoolean() ? 0 : random.nextInt(1500));
            long ended = answered + 100 + random.nextInt(6000);
            List<long[]> pauses = new ArrayList<>();
            long from = answered + latest + 50 + random.nextInt(2000); // nobody pauses what is not known to be
            while (from + 700 < ended && random.nextBoolean()) {
                long to = Math.min(ended - 50, from + 450 + random.nextInt(1500));
                pauses.add(new long[] {from, to});
                from = to + 450 + random.nextInt(1000);
            }
            talks.add(new Talk(Calls.inbound("1001").at(BEGIN.plusMillis(answered - 2000))
                    .talked(Duration.ofMillis(ended - answered), Duration.ZERO), answered, ended, pauses));
            at = ended;
        }
        return talks;
    }

    private Telephone telephone;

    private void play(Office office, List<Talk> talks, Random random) {
        telephone = new Telephone(BEGIN, random.nextInt(400), random.nextInt(400));
        telephone.plug(office.recorder, Telephone.session("1001", "5551234", BEGIN));
        List<Happening> happenings = happenings(office, talks, random);
        long end = talks.getLast().ended + latest + 1200;
        int next = 0;
        int packet = 80 * (1 + random.nextInt(3));
        long said = 0;
        for (long now = 10; now <= end; now += 10) {
            for (; said + packet <= now * 8 - 400; said += packet) {
                telephone.speak(said, packet, AudioFormat.PCMU);
            }
            for (; next < happenings.size() && happenings.get(next).at <= now; next++) {
                office.clock.set(BEGIN.plusMillis(happenings.get(next).at));
                happenings.get(next).what.run();
            }
            office.clock.set(BEGIN.plusMillis(now));
            if (now % 100 == 0) {
                telephone.sink().advance(office.clock.instant());
                office.settle();
            }
            if (now % 400 == 0) {
                office.write();
            }
        }
        office.write();
        office.finish();
    }

    private List<Happening> happenings(Office office, List<Talk> talks, Random random) {
        List<Happening> happenings = new ArrayList<>();
        long told = 0;
        for (Talk talk : talks) {
            told = Math.max(told, talk.answered + random.nextInt(latest));
            happenings.add(new Happening(told, () -> office.call(Calls.call(talk.calls.lasting()))));
            for (long[] pause : talk.pauses) {
                happenings.add(new Happening(pause[0], () -> pause(office, true)));
                happenings.add(new Happening(pause[1], () -> pause(office, false)));
            }
            told = Math.max(told, talk.ended + random.nextInt(latest));
            happenings.add(new Happening(told, () -> office.call(Calls.call(talk.calls))));
        }
        happenings.sort(Comparator.comparingLong(Happening::at));
        return happenings;
    }

    private static void pause(Office office, boolean begin) {
        KeySequence.Wish wish = begin ? KeySequence.Wish.PAUSE : KeySequence.Wish.RESUME;
        ActiveRecording active = office.writing.getLast();
        office.recorder.wished(active, wish, office.clock.instant());
        office.settle();
    }

    private void check(Office office, Talk talk) throws IOException {
        List<RecordingRow> rows = List.copyOf(office.recordings(talk.calls.id()));
        assertThat(rows).hasSize(1);
        assertThat(office.outcomes.of(talk.calls.id())).contains(new Outcomes.Outcome(SegmentState.RECORDED, ""));
        RecordingRow row = rows.getFirst();
        assertThat(row.started()).isEqualTo(BEGIN.plusMillis(talk.answered));
        assertThat(row.interrupted()).isFalse();
        for (Side side : Side.values()) {
            byte[] heard = office.channel(row, side == Side.FIRST ? 0 : 1);
            assertThat(heard.length).isBetween((int) (talk.ended - talk.answered) * 8, (int) (talk.ended - talk.answered) * 8 + 1);
            assertThat(Arrays.mismatch(heard, expected(talk, side, heard.length)))
                    .as("first wrong sample of %s in %s", side, talk).isEqualTo(-1);
        }
    }

    private byte[] expected(Talk talk, Side side, int length) {
        byte[] expected = new byte[length];
        long base = telephone.timeAt(side, BEGIN.plusMillis(talk.answered));
        for (int i = 0; i < length; i++) {
            boolean paused = false;
            for (long[] pause : talk.pauses) {
                paused |= i >= (pause[0] - talk.answered) * 8 && i < (pause[1] - talk.answered) * 8;
            }
            boolean over = i >= (talk.ended - talk.answered) * 8;
            expected[i] = paused || over ? SILENCE : Telephone.sample(side, base + i);
        }
        return expected;
    }
}

package org.jackfield.apps.recording.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.recording.format.AudioChannel;
import org.jackfield.api.recording.format.AudioChannel.Side;
import org.jackfield.apps.recording.SampleRecording;
import org.jackfield.apps.recording.TestMedia;
import org.jackfield.apps.recording.store.RecordingRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavFileTest {

    private static final TestMedia MEDIA = new TestMedia();

    /** 25 s and a bit, so that block borders lie within. */
    @Property(tries = 60)
    void anyRangeIsTheSliceOfTheWhole(
            @ForAll @IntRange(max = 2_000_000) int one, @ForAll @IntRange(max = 2_000_000) int other) throws IOException {
        for (Whole whole : Whole.all()) {
            int length = whole.bytes.length;
            int from = Math.min(one % (length + 1), other % (length + 1));
            int to = Math.max(one % (length + 1), other % (length + 1));
            try (WavFile file = whole.open()) {
                assertThat(bytes(file, from, to)).isEqualTo(Arrays.copyOfRange(whole.bytes, from, to));
            }
        }
    }

    /** As a player does it: to and fro in one open file. */
    @Property(tries = 30)
    void rangesDoNotDependOnWhatWasReadBefore(@ForAll List<@IntRange(max = 2_000_000) Integer> places) throws IOException {
        for (Whole whole : Whole.all()) {
            try (WavFile file = whole.open()) {
                for (int place : places) {
                    int from = place % whole.bytes.length;
                    int to = Math.min(whole.bytes.length, from + 5000);
                    assertThat(bytes(file, from, to)).isEqualTo(Arrays.copyOfRange(whole.bytes, from, to));
                }
            }
        }
    }

    @Test
    void lengthAndHeaderTellTheWholeFile(@TempDir Path folder) throws IOException {
        SampleRecording site = new SampleRecording(folder);
        RecordingRow row = site.stereo(Ids.next(), 12_345, 1);
        try (WavFile file = WavFile.linear(open(site, row), MEDIA)) {
            byte[] all = bytes(file, 0, file.length());

            assertThat(all).hasSize(44 + 12_345 * 2 * 2);
            ByteBuffer header = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(header.getInt(4)).isEqualTo(all.length - 8);
            assertThat(header.getShort(22)).isEqualTo((short) 2);
            assertThat(header.getInt(40)).isEqualTo(all.length - 44);
        }
    }

    @Test
    void theSealedSamplesAreThoseOfTheSeal(@TempDir Path folder) throws Exception {
        SampleRecording site = new SampleRecording(folder);
        RecordingRow row = site.stereo(Ids.next(), 9001, 2);
        try (WavFile file = WavFile.sealed(open(site, row), MEDIA).orElseThrow()) {
            byte[] all = bytes(file, 0, file.length());
            for (int channel = 0; channel < 2; channel++) {
                byte[] side = new byte[9001];
                for (int i = 0; i < side.length; i++) {
                    side[i] = all[58 + 2 * i + channel];
                }
                assertThat(java.util.HexFormat.of().formatHex(
                                java.security.MessageDigest.getInstance("SHA-256").digest(side)))
                        .isEqualTo(site.lastSeal().seal().channels().get(channel).sha256());
            }
        }
    }

    @Test
    void oneSideWithAnOddNumberOfSealedSamplesIsPadded(@TempDir Path folder) throws IOException {
        SampleRecording site = new SampleRecording(folder);
        RecordingRow row = site.write(Ids.next(), List.of(AudioChannel.pcmu(Side.MIXED)), writer -> {
            writer.audio(0, 0, new byte[] {1, 2, 3}, 0, 3);
            return 3;
        });
        try (WavFile file = WavFile.sealed(open(site, row), MEDIA).orElseThrow()) {
            assertThat(file.length()).isEqualTo(58 + 4);
            assertThat(bytes(file, 58, 62)).containsExactly(1, 2, 3, 0);
            assertThat(bytes(file, 61, 62)).containsExactly(0);
            assertThat(bytes(file, 62, 62)).isEmpty();
        }
    }

    @Test
    void whatABrowserDoesNotPlayIsNotGivenAsSealed(@TempDir Path folder) throws IOException {
        SampleRecording site = new SampleRecording(folder);
        try (RecordingAudio audio = open(site, site.framed(Ids.next(), 5, 3))) {
            assertThat(WavFile.sealed(audio, MEDIA)).isEmpty();
        }
    }

    @Test
    void sidesInDifferentCodecsAreNotGivenAsSealed(@TempDir Path folder) throws IOException {
        SampleRecording site = new SampleRecording(folder);
        RecordingRow row = site.write(
                Ids.next(), List.of(AudioChannel.pcmu(Side.DEVICE), new AudioChannel(Side.REMOTE, "GSM", 320, new byte[65])),
                writer -> 320);
        try (RecordingAudio audio = open(site, row)) {
            assertThat(WavFile.sealed(audio, MEDIA)).isEqualTo(Optional.empty());
        }
    }

    private static RecordingAudio open(SampleRecording site, RecordingRow row) throws IOException {
        return RecordingAudio.open(
                site.file(row), site.unwrap(org.jackfield.api.recording.format.WrappedKey.of(row.wrappedKey())), MEDIA, MEDIA);
    }

    private static byte[] bytes(WavFile file, long from, long to) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.write(from, to, out);
        return out.toByteArray();
    }

    /** A recording that is made once, with all its bytes. */
    private record Whole(SampleRecording site, RecordingRow row, byte[] bytes) {

        private static List<Whole> all;

        static synchronized List<Whole> all() throws IOException {
            if (all == null) {
                Path folder = Files.createTempDirectory("recordings");
                SampleRecording site = new SampleRecording(folder);
                all = List.of(of(site, site.stereo(Ids.next(), 200_123, 4)), of(site, site.framed(Ids.next(), 630, 5)));
            }
            return all;
        }

        private static Whole of(SampleRecording site, RecordingRow row) throws IOException {
            try (WavFile file = WavFile.linear(WavFileTest.open(site, row), MEDIA)) {
                return new Whole(site, row, WavFileTest.bytes(file, 0, file.length()));
            }
        }

        WavFile open() throws IOException {
            return WavFile.linear(WavFileTest.open(site, row), MEDIA);
        }
    }
}

package org.jackfield.core.media.wav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jackfield.api.media.WavFormat;
import org.jackfield.api.media.WavFormat.Encoding;
import org.jackfield.api.media.WavReader;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.core.media.Sox;
import org.junit.jupiter.api.Test;

/** Files as they are found. */
class AnyWavTest {

    private static final short[] VOICE = WavFilesTest.voice(3200);
    private static final List<byte[]> GOOD = Stream.of(Encoding.values())
            .map(encoding -> WavFilesTest.soxWrites(WavFormat.telephone(encoding, 1), VOICE))
            .toList();

    @Property
    void anyBytesAreReadOrAProblem(@ForAll byte[] file) throws IOException {
        readOrProblem(file);
    }

    @Property(tries = 3000)
    void anyChangeOfAFileIsReadOrAProblem(@ForAll("changed") byte[] file) throws IOException {
        readOrProblem(file);
    }

    /** Most of what can be wrong is wrong in the header. */
    @Provide
    Arbitrary<byte[]> changed() {
        Arbitrary<byte[]> good = Arbitraries.of(GOOD);
        Arbitrary<Integer> places = Arbitraries.integers().between(0, 70);
        Arbitrary<Byte> values = Arbitraries.bytes();
        return good.flatMap(file -> Arbitraries.maps(places, values).ofMaxSize(6).flatMap(changes ->
                Arbitraries.integers().between(0, file.length).map(length -> {
                    byte[] changed = file.clone();
                    changes.forEach((place, value) -> changed[place] = value);
                    return Arrays.copyOf(changed, length);
                })));
    }

    private static void readOrProblem(byte[] file) throws IOException {
        try {
            WavReader reader = new WavFiles().read(new ByteArrayInputStream(file));
            short[] samples = new short[500];
            long total = 0;
            int count;
            while ((count = reader.read(samples, 0, samples.length)) >= 0) {
                assertThat(count).isPositive();
                total += count;
            }
            assertThat(total).isLessThanOrEqualTo(file.length * 5L);
        } catch (ProblemException problem) {
            assertThat(problem.problem().code()).startsWith("media.wav-");
            assertThat(problem.problem().remedy()).isNotEmpty();
        }
    }

    @Test
    void chunksThatAreNotKnownArePassedOver() throws IOException {
        byte[] file = WavFilesTest.soxWrites(WavFormat.telephone(Encoding.PCMA, 1), VOICE);
        byte[] list = chunk("LIST", new byte[1001]);
        byte[] longer = concat(Arrays.copyOf(file, 12), list, Arrays.copyOfRange(file, 12, file.length), list);

        assertThat(WavFilesTest.read(longer, 100)).isEqualTo(WavFilesTest.read(file, 100)).hasSize(VOICE.length);
    }

    @Test
    void aHeaderThatWasNeverCompletedIsReadToTheEnd() throws IOException {
        for (Encoding encoding : Encoding.values()) {
            WavFormat format = WavFormat.telephone(encoding, 1);
            byte[] file = WavFilesTest.soxWrites(format, VOICE);
            for (int unknown : new int[] {0, -1}) {
                byte[] unfinished = file.clone();
                ByteBuffer.wrap(unfinished).order(ByteOrder.LITTLE_ENDIAN).putInt(4, unknown)
                        .putInt(WavHeader.length(format) - 4, unknown);

                assertThat(WavFilesTest.read(unfinished, 100)).isEqualTo(WavFilesTest.read(file, 100));
            }
        }
    }

    @Test
    void aFileThatWasCutOffIsReadToItsLastWholeBlock() throws IOException {
        byte[] file = WavFilesTest.soxWrites(WavFormat.telephone(Encoding.GSM, 1), VOICE);

        short[] rest = WavFilesTest.read(Arrays.copyOf(file, 60 + 3 * 65 + 64), 100);

        assertThat(rest).isEqualTo(Arrays.copyOf(WavFilesTest.read(file, 100), 3 * 320));
    }

    @Test
    void theExtensibleFormatIsKnown() throws IOException {
        byte[] format = new byte[40];
        ByteBuffer.wrap(format).order(ByteOrder.LITTLE_ENDIAN).putShort((short) 0xFFFE).putShort((short) 1).putInt(8000)
                .putInt(16_000).putShort((short) 2).putShort((short) 16).putShort((short) 22).putShort((short) 16)
                .putInt(4).putShort((short) 1);
        byte[] body = concat("WAVE".getBytes(StandardCharsets.US_ASCII), chunk("fmt ", format),
                chunk("data", Sox.bytes(VOICE)));

        assertThat(WavFilesTest.read(chunk("RIFF", body), 100)).isEqualTo(VOICE);
    }

    @Test
    void whatCannotBeReadIsNamed() {
        byte[] file = Sox.convert(Sox.bytes(VOICE), Sox.RAW, "-t wav -e floating-point -b 32");
        byte[] noFormat = concat("WAVE".getBytes(StandardCharsets.US_ASCII), chunk("data", new byte[10]));

        assertThatThrownBy(() -> WavFilesTest.read(file, 100)).isInstanceOf(ProblemException.class)
                .hasMessageContaining("format 3, 32 bits");
        assertThatThrownBy(() -> WavFilesTest.read(chunk("RIFF", noFormat), 100)).isInstanceOf(ProblemException.class)
                .hasMessageContaining("does not say what it holds");
        assertThatThrownBy(() -> WavFilesTest.read("ID3".getBytes(StandardCharsets.US_ASCII), 100))
                .isInstanceOf(ProblemException.class).hasMessageContaining("no WAV file");
    }

    @Test
    void aFileThatNeverComesToItsAudioIsLeft() throws IOException {
        InputStream begin = new ByteArrayInputStream(
                concat("RIFF".getBytes(StandardCharsets.US_ASCII), new byte[4], "WAVE".getBytes(StandardCharsets.US_ASCII)));
        byte[] junk = chunk("junk", new byte[1 << 20]);
        InputStream chunks = new SequenceInputStream(Collections.enumeration(
                Stream.generate(() -> new ByteArrayInputStream(junk)).limit(100).toList()));

        assertThatThrownBy(() -> new WavFiles().read(new SequenceInputStream(begin, chunks)))
                .isInstanceOf(ProblemException.class).hasMessageContaining("first 16 MB");
        assertThat(chunks.readAllBytes()).hasSizeGreaterThan(80 << 20);
    }

    private static byte[] chunk(String name, byte[] content) {
        ByteBuffer chunk = ByteBuffer.allocate(8 + content.length + content.length % 2).order(ByteOrder.LITTLE_ENDIAN);
        return chunk.put(name.getBytes(StandardCharsets.US_ASCII)).putInt(content.length).put(content).array();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }
}

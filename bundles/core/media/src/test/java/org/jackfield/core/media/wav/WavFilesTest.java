package org.jackfield.core.media.wav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jackfield.api.media.AudioEncoder;
import org.jackfield.api.media.WavFormat;
import org.jackfield.api.media.WavFormat.Encoding;
import org.jackfield.api.media.WavReader;
import org.jackfield.api.media.WavWriter;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.core.media.Signals;
import org.jackfield.core.media.Sox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WavFilesTest {

    private static final int[] LENGTHS = {0, 1, 2, 3, 159, 160, 161, 319, 320, 321, 1000, 6399, 6400, 6401, 40_001};

    private final WavFiles files = new WavFiles();

    static Stream<WavFormat> formats() {
        return Stream.of(Encoding.values())
                .flatMap(encoding -> Stream.of(1, 2)
                        .filter(channels -> encoding != Encoding.GSM || channels == 1)
                        .map(channels -> WavFormat.telephone(encoding, channels)));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void filesOfAnyLengthAreThoseThatSoxMakes(WavFormat format) throws IOException {
        for (int length : LENGTHS) {
            short[] samples = voice(length * format.channels());

            assertThat(written(format, samples, 333 * format.channels())).as("%s of %d samples", format, length)
                    .isEqualTo(soxWrites(format, samples));
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void filesThatSoxMadeAreReadAsSoxReadsThem(WavFormat format) throws IOException {
        for (int length : LENGTHS) {
            byte[] file = soxWrites(format, voice(length * format.channels()));
            short[] soxReads = Sox.samples(Sox.convert(file, "-t wav", "-t raw -e signed -b 16"));

            // SoX plays the silence with which it filled the last block up.
            assertThat(soxReads.length).isEqualTo(format.samples(format.dataBytes(length)) * format.channels());
            assertThat(read(file, 777 * format.channels())).as("%s of %d samples", format, length)
                    .isEqualTo(Arrays.copyOf(soxReads, length * format.channels()));
        }
    }

    @Test
    void everySignalMakesTheFileThatSoxMakes() throws IOException {
        WavFormat format = WavFormat.telephone(Encoding.GSM, 1);
        for (var signal : Signals.all().entrySet()) {
            assertThat(written(format, signal.getValue(), 160)).as(signal.getKey())
                    .isEqualTo(soxWrites(format, signal.getValue()));
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aCrashAtAnyPointLeavesAllThatWasFlushed(WavFormat format) throws IOException {
        List<byte[]> leftBehind = new ArrayList<>();
        List<Integer> flushed = new ArrayList<>();
        int[] safe = {0};
        short[] samples = voice(8000);
        WavWriter writer = files.write(new MemoryChannel(content -> {
            leftBehind.add(content.clone());
            flushed.add(safe[0]);
        }), format);
        for (int done = 0; done < samples.length; done += 500) {
            writer.write(samples, done, 500);
            writer.flush();
            int waiting = format.encoding() == Encoding.GSM ? (done + 500) % 320 : 0;
            safe[0] = done + 500 - waiting;
        }
        writer.close();
        short[] whole = read(leftBehind.getLast(), 1000);

        assertThat(leftBehind).hasSizeGreaterThan(30);
        for (int i = 0; i < leftBehind.size(); i++) {
            short[] playable = read(leftBehind.get(i), 1000);
            assertThat(playable.length).isGreaterThanOrEqualTo(flushed.get(i));
            assertThat(playable).isEqualTo(Arrays.copyOf(whole, playable.length));
            assertThat(Sox.samples(Sox.convert(leftBehind.get(i), "-t wav", "-t raw -e signed -b 16")))
                    .hasSizeGreaterThanOrEqualTo(flushed.get(i));
        }
        assertThat(whole).hasSize(samples.length);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aHeaderAndTheDataMadeApartAreTheSameFile(WavFormat format) throws IOException {
        short[] samples = voice(3200);
        AudioEncoder encoder = files.encoder(format);
        byte[] header = files.header(format, samples.length / format.channels());
        byte[] file = Arrays.copyOf(header, header.length + samples.length / encoder.frameSamples() * encoder.frameBytes());
        encoder.encode(samples, 0, samples.length, file, header.length);

        assertThat(file).isEqualTo(written(format, samples, 3200));
    }

    @Test
    void aFileThatWouldGrowTooLongIsRefused() {
        WavFormat format = WavFormat.telephone(Encoding.PCMU, 2);

        assertThat(files.header(format, 2_147_483_600L)).hasSize(58);
        assertThatThrownBy(() -> files.header(format, 2_147_483_648L)).isInstanceOf(ProblemException.class)
                .hasMessageContaining("4 GB");
        assertThatThrownBy(() -> files.header(format, Long.MAX_VALUE)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> files.header(format, -1)).isInstanceOf(ProblemException.class);
    }

    @Test
    void afterItsEndNothingIsWritten() throws IOException {
        MemoryChannel channel = new MemoryChannel(content -> {});
        WavWriter writer = files.write(channel, WavFormat.telephone(Encoding.PCM16, 2));
        assertThatThrownBy(() -> writer.write(new short[3], 0, 3)).isInstanceOf(IllegalArgumentException.class);
        writer.write(new short[4], 0, 4);
        assertThat(writer.samples()).isEqualTo(2);
        writer.close();
        writer.close();

        assertThat(channel.isOpen()).isFalse();
        assertThat(channel.content()).hasSize(44 + 8);
        assertThatThrownBy(writer::flush).isInstanceOf(ClosedChannelException.class);
    }

    static short[] voice(int length) {
        return Arrays.copyOfRange(Signals.voice(), 4000, 4000 + length);
    }

    private byte[] written(WavFormat format, short[] samples, int portion) throws IOException {
        MemoryChannel channel = new MemoryChannel(content -> {});
        try (WavWriter writer = files.write(channel, format)) {
            for (int done = 0; done < samples.length; done += portion) {
                writer.write(samples, done, Math.min(portion, samples.length - done));
            }
        }
        return channel.content();
    }

    static short[] read(byte[] file, int portion) throws IOException {
        WavReader reader = new WavFiles().read(new ByteArrayInputStream(file));
        short[] samples = new short[file.length * 10 + portion];
        int length = 0;
        int count;
        while ((count = reader.read(samples, length, portion)) >= 0) {
            length += count;
        }
        assertThat(reader.read(samples, 0, portion)).isEqualTo(-1);
        return Arrays.copyOf(samples, length);
    }

    static byte[] soxWrites(WavFormat format, short[] samples) {
        String encoding = switch (format.encoding()) {
            case PCM16 -> "signed -b 16";
            case PCMA -> "a-law";
            case PCMU -> "mu-law";
            case GSM -> "gsm-full-rate";
        };
        return Sox.convert(Sox.bytes(samples), "-t raw -r 8000 -e signed -b 16 -c " + format.channels(),
                "-t wav -e " + encoding);
    }
}

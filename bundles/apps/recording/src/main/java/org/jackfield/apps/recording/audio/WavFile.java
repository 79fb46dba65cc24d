package org.jackfield.apps.recording.audio;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.media.WavFormat;
import org.jackfield.api.media.WavFormat.Encoding;
import org.jackfield.api.media.WavService;
import org.jackfield.api.recording.format.AudioChannel;

/**
 * A recording as a WAV file that exists nowhere: any stretch of its bytes is made when it is asked for. One thread at a
 * time.
 */
public final class WavFile implements Closeable {

    private static final int SAMPLES_AT_ONCE = 4000;

    private final RecordingAudio audio;
    private final WavFormat format;
    private final Content content;
    private final byte[] header;
    private final long data;

    /** {@return whether its samples are those that were sealed, and not decoded or coded anew} */
    public boolean exact() {
        return format.encoding() != Encoding.PCM16;
    }

    /** Makes the data of so many samples of each channel. */
    private interface Content {
        void read(long first, int count, byte[] out) throws IOException;
    }

    private WavFile(RecordingAudio audio, WavFormat format, Content content, WavService wav) {
        this.audio = audio;
        this.format = format;
        this.content = content;
        this.header = wav.header(format, audio.samples());
        this.data = format.dataBytes(audio.samples());
    }

    /** {@return the recording in linear samples, which everything plays; closes the recording when it is closed} */
    public static WavFile linear(RecordingAudio audio, WavService wav) {
        WavFormat format = new WavFormat(Encoding.PCM16, audio.sampleRate(), audio.sides().size());
        short[] samples = new short[SAMPLES_AT_ONCE * format.channels()];
        return new WavFile(audio, format, (first, count, out) -> {
            audio.read(first, count, samples);
            ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().put(samples, 0, count * format.channels());
        }, wav);
    }

    /**
     * {@return the very samples that were recorded and sealed, not decoded; empty if a WAV file cannot hold them so. Closes
     * the recording when it is closed}
     */
    public static Optional<WavFile> sealed(RecordingAudio audio, WavService wav) {
        return encoding(audio).map(encoding -> {
            WavFormat format = new WavFormat(encoding, audio.sampleRate(), audio.sides().size());
            byte[] samples = new byte[SAMPLES_AT_ONCE];
            return new WavFile(audio, format, (first, count, out) -> {
                for (int channel = 0; channel < format.channels(); channel++) {
                    audio.reader().read(channel, first, samples, 0, count);
                    for (int i = 0; i < count; i++) {
                        out[i * format.channels() + channel] = samples[i];
                    }
                }
            }, wav);
        });
    }

    private static Optional<Encoding> encoding(RecordingAudio audio) {
        List<AudioChannel> channels = audio.reader().header().channels();
        List<String> codecs = channels.stream().map(AudioChannel::codec).distinct().toList();
        if (codecs.size() != 1) {
            return Optional.empty();
        }
        return switch (codecs.getFirst()) {
            case "PCMU" -> Optional.of(Encoding.PCMU);
            case "PCMA" -> Optional.of(Encoding.PCMA);
            default -> Optional.empty();
        };
    }

    /** {@return what the file holds} */
    public WavFormat format() {
        return format;
    }

    /** {@return the recording that it is made of} */
    public RecordingAudio audio() {
        return audio;
    }

    /** {@return the length of the whole file in bytes} */
    public long length() {
        return header.length + data + (data & 1);
    }

    /**
     * Writes a stretch of the file.
     *
     * @param from its first byte
     * @param to the byte behind its last, at most {@link #length()}
     */
    public void write(long from, long to, OutputStream out) throws IOException {
        if (from < 0 || to < from || to > length()) {
            throw new IllegalArgumentException("bytes " + from + " to " + to + " of " + length());
        }
        if (from < header.length) {
            out.write(header, (int) from, (int) (Math.min(to, header.length) - from));
        }
        writeData(Math.max(0, from - header.length), Math.min(data, to - header.length), out);
        if (to > header.length + data && to > from) {
            out.write(0);
        }
    }

    private void writeData(long from, long to, OutputStream out) throws IOException {
        int block = format.blockBytes();
        byte[] bytes = new byte[SAMPLES_AT_ONCE * block];
        for (long at = from; at < to; ) {
            long first = at / block;
            int count = (int) Math.min(SAMPLES_AT_ONCE, Math.ceilDiv(to, block) - first);
            content.read(first, count, bytes);
            int skipped = (int) (at - first * block);
            int length = (int) Math.min((long) count * block - skipped, to - at);
            out.write(bytes, skipped, length);
            at += length;
        }
    }

    @Override
    public void close() throws IOException {
        audio.close();
    }
}

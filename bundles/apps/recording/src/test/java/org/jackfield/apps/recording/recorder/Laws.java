package org.jackfield.apps.recording.recorder;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.jackfield.api.media.AudioDecoder;
import org.jackfield.api.media.AudioEncoder;
import org.jackfield.api.media.AudioFormat;
import org.jackfield.api.media.CodecFactory;
import org.jackfield.api.media.CodecService;

/**
 * G.711 by its formulas, and 16-bit samples as a third codec: an app's tests may not use those of the core. To encode, the
 * nearest code is looked for.
 */
final class Laws implements CodecService {

    static final AudioFormat L16 = new AudioFormat("L16", 8000, 1);
    /** Known, and of twice the quality of a telephone. */
    static final AudioFormat WIDE = new AudioFormat("L16", 16_000, 1);
    static final AudioFormat G729 = new AudioFormat("G729", 8000, 1);

    private static final Map<AudioFormat, CodecFactory> CODECS = Map.of(
            AudioFormat.PCMU, new Law(AudioFormat.PCMU, Laws::mu),
            AudioFormat.PCMA, new Law(AudioFormat.PCMA, Laws::a),
            L16, new Linear(L16), WIDE, new Linear(WIDE));

    private static int mu(int code) {
        int inverted = ~code;
        int size = ((inverted & 0x0F) << 3) + 0x84 << ((inverted & 0x70) >> 4);
        return (inverted & 0x80) == 0 ? size - 0x84 : 0x84 - size;
    }

    private static int a(int code) {
        int straight = code ^ 0x55;
        int segment = (straight & 0x70) >> 4;
        int size = (straight & 0x0F) << 4 | 8;
        size = segment == 0 ? size : size + 0x100 << segment - 1;
        return (straight & 0x80) == 0 ? -size : size;
    }

    @Override
    public Optional<CodecFactory> find(AudioFormat format) {
        return Optional.ofNullable(CODECS.get(format));
    }

    @Override
    public List<AudioFormat> formats() {
        return List.copyOf(CODECS.keySet());
    }

    private record Law(AudioFormat format, short[] values, byte[] codes) implements CodecFactory, AudioDecoder, AudioEncoder {

        Law(AudioFormat format, IntUnaryOperator value) {
            this(format, values(value), new byte[1 << 16]);
            Integer[] ordered = new Integer[values.length];
            Arrays.setAll(ordered, code -> code);
            Arrays.sort(ordered, Comparator.comparingInt(code -> values[code]));
            int nearest = 0;
            for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
                while (nearest + 1 < ordered.length
                        && Math.abs(values[ordered[nearest + 1]] - sample) <= Math.abs(values[ordered[nearest]] - sample)) {
                    nearest++;
                }
                codes[sample & 0xFFFF] = ordered[nearest].byteValue();
            }
        }

        private static short[] values(IntUnaryOperator value) {
            short[] values = new short[256];
            for (int code = 0; code < values.length; code++) {
                values[code] = (short) value.applyAsInt(code);
            }
            return values;
        }

        @Override
        public AudioDecoder decoder() {
            return this;
        }

        @Override
        public AudioEncoder encoder() {
            return this;
        }

        @Override
        public int maxSamples(int bytes) {
            return bytes;
        }

        @Override
        public int decode(byte[] payload, int offset, int length, short[] pcm, int pcmOffset) {
            for (int i = 0; i < length; i++) {
                pcm[pcmOffset + i] = values[payload[offset + i] & 0xFF];
            }
            return length;
        }

        @Override
        public int frameSamples() {
            return 1;
        }

        @Override
        public int frameBytes() {
            return 1;
        }

        @Override
        public int encode(short[] pcm, int pcmOffset, int samples, byte[] bytes, int offset) {
            for (int i = 0; i < samples; i++) {
                bytes[offset + i] = codes[pcm[pcmOffset + i] & 0xFFFF];
            }
            return samples;
        }

        @Override
        public void reset() {}
    }

    private record Linear(AudioFormat format) implements CodecFactory, AudioDecoder {

        @Override
        public AudioDecoder decoder() {
            return this;
        }

        @Override
        public AudioEncoder encoder() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int maxSamples(int bytes) {
            return bytes / 2;
        }

        @Override
        public int decode(byte[] payload, int offset, int length, short[] pcm, int pcmOffset) {
            for (int i = 0; i < length / 2; i++) {
                pcm[pcmOffset + i] = (short) (payload[offset + 2 * i] << 8 | payload[offset + 2 * i + 1] & 0xFF);
            }
            return length / 2;
        }

        @Override
        public void reset() {}
    }
}

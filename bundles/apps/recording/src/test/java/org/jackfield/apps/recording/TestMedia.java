package org.jackfield.apps.recording;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jackfield.api.media.AudioDecoder;
import org.jackfield.api.media.AudioEncoder;
import org.jackfield.api.media.AudioFormat;
import org.jackfield.api.media.CodecFactory;
import org.jackfield.api.media.CodecService;
import org.jackfield.api.media.WavFormat;
import org.jackfield.api.media.WavReader;
import org.jackfield.api.media.WavService;
import org.jackfield.api.media.WavWriter;

/**
 * Codecs and WAV headers for tests, which may not use those of the core: mu-law by its formula, and in the place of GSM a
 * codec with frames whose samples depend on all that went before.
 */
public final class TestMedia implements CodecService, WavService {

    private static final Map<AudioFormat, Supplier<AudioDecoder>> DECODERS =
            Map.of(AudioFormat.PCMU, MuLaw::new);

    @Override
    public Optional<CodecFactory> find(AudioFormat format) {
        return Optional.ofNullable(DECODERS.get(format)).map(decoder -> new CodecFactory() {
            @Override
            public AudioFormat format() {
                return format;
            }

            @Override
            public AudioDecoder decoder() {
                return decoder.get();
            }

            @Override
            public AudioEncoder encoder() {
                throw new UnsupportedOperationException();
            }
        });
    }

    @Override
    public List<AudioFormat> formats() {
        return List.copyOf(DECODERS.keySet());
    }

    @Override
    public byte[] header(WavFormat format, long samples) {
        boolean linear = format.encoding() == WavFormat.Encoding.PCM16;
        int length = linear ? 44 : 58;
        int bytes = (int) format.dataBytes(samples);
        ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        out.put(ascii("RIFF")).putInt(length - 8 + bytes + (bytes & 1)).put(ascii("WAVEfmt ")).putInt(linear ? 16 : 18);
        out.putShort((short) format.encoding().tag()).putShort((short) format.channels()).putInt(format.sampleRate());
        out.putInt(format.sampleRate() * format.blockBytes()).putShort((short) format.blockBytes());
        out.putShort((short) (format.blockBytes() / format.channels() * 8));
        if (!linear) {
            out.putShort((short) 0).put(ascii("fact")).putInt(4).putInt((int) samples);
        }
        return out.put(ascii("data")).putInt(bytes).array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public AudioEncoder encoder(WavFormat format) {
        throw new UnsupportedOperationException();
    }

    @Override
    public AudioDecoder decoder(WavFormat format) {
        if (format.encoding() == WavFormat.Encoding.GSM) {
            return new Remembering();
        }
        throw new UnsupportedOperationException();
    }

    @Override
    public WavWriter write(SeekableByteChannel channel, WavFormat format) {
        throw new UnsupportedOperationException();
    }

    @Override
    public WavReader read(InputStream stream) {
        throw new UnsupportedOperationException();
    }

    private static final class MuLaw implements AudioDecoder {

        @Override
        public int maxSamples(int bytes) {
            return bytes;
        }

        @Override
        public int decode(byte[] payload, int offset, int length, short[] pcm, int pcmOffset) {
            for (int i = 0; i < length; i++) {
                int code = ~payload[offset + i];
                int size = ((code & 0x0F) << 3) + 0x84 << ((code & 0x70) >> 4);
                pcm[pcmOffset + i] = (short) ((code & 0x80) == 0 ? size - 0x84 : 0x84 - size);
            }
            return length;
        }

        @Override
        public void reset() {}
    }

    private static final class Remembering implements AudioDecoder {

        private long memory;

        @Override
        public int maxSamples(int bytes) {
            return bytes / 65 * 320;
        }

        @Override
        public int decode(byte[] payload, int offset, int length, short[] pcm, int pcmOffset) {
            for (int i = 0; i < 320; i++) {
                memory = memory * 31 + payload[offset + i % 65];
                pcm[pcmOffset + i] = (short) memory;
            }
            return 320;
        }

        @Override
        public void reset() {
            memory = 0;
        }
    }
}

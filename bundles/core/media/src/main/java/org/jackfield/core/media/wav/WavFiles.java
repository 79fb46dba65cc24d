package org.jackfield.core.media.wav;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import org.jackfield.api.media.AudioDecoder;
import org.jackfield.api.media.AudioEncoder;
import org.jackfield.api.media.WavFormat;
import org.jackfield.api.media.WavReader;
import org.jackfield.api.media.WavService;
import org.jackfield.api.media.WavWriter;
import org.jackfield.core.media.codec.CompandingLaw;
import org.jackfield.core.media.codec.G711Decoder;
import org.jackfield.core.media.codec.G711Encoder;
import org.jackfield.core.media.codec.LinearDecoder;
import org.jackfield.core.media.codec.LinearEncoder;
import org.jackfield.core.media.codec.gsm.GsmDecoder;
import org.jackfield.core.media.codec.gsm.GsmEncoder;
import org.jackfield.core.media.codec.gsm.GsmFraming;

/** WAV files of every encoding. */
public final class WavFiles implements WavService {

    @Override
    public byte[] header(WavFormat format, long samples) {
        return WavHeader.of(format, samples);
    }

    @Override
    public AudioEncoder encoder(WavFormat format) {
        return switch (format.encoding()) {
            case PCM16 -> new LinearEncoder();
            case PCMA -> new G711Encoder(CompandingLaw.A);
            case PCMU -> new G711Encoder(CompandingLaw.MU);
            case GSM -> new GsmEncoder(GsmFraming.WAV49);
        };
    }

    @Override
    public AudioDecoder decoder(WavFormat format) {
        return switch (format.encoding()) {
            case PCM16 -> new LinearDecoder();
            case PCMA -> new G711Decoder(CompandingLaw.A);
            case PCMU -> new G711Decoder(CompandingLaw.MU);
            case GSM -> new GsmDecoder(GsmFraming.WAV49);
        };
    }

    @Override
    public WavWriter write(SeekableByteChannel channel, WavFormat format) throws IOException {
        return new GrowingWav(channel, format, encoder(format));
    }

    @Override
    public WavReader read(InputStream stream) throws IOException {
        WavParser.Contents contents = WavParser.parse(stream);
        return new StreamedWav(stream, contents, decoder(contents.format()));
    }
}

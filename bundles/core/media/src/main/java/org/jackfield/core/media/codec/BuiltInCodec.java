package org.jackfield.core.media.codec;

import java.util.List;
import java.util.function.Supplier;
import org.jackfield.api.media.AudioDecoder;
import org.jackfield.api.media.AudioEncoder;
import org.jackfield.api.media.AudioFormat;
import org.jackfield.api.media.CodecFactory;
import org.jackfield.core.media.codec.gsm.GsmDecoder;
import org.jackfield.core.media.codec.gsm.GsmEncoder;
import org.jackfield.core.media.codec.gsm.GsmFraming;

/** A codec that every installation has. */
public record BuiltInCodec(AudioFormat format, Supplier<AudioDecoder> decoders, Supplier<AudioEncoder> encoders)
        implements CodecFactory {

    /** {@return all of them} */
    public static List<BuiltInCodec> all() {
        return List.of(
                g711(AudioFormat.PCMU, CompandingLaw.MU),
                g711(AudioFormat.PCMA, CompandingLaw.A),
                new BuiltInCodec(AudioFormat.GSM,
                        () -> new GsmDecoder(GsmFraming.RTP), () -> new GsmEncoder(GsmFraming.RTP)));
    }

    private static BuiltInCodec g711(AudioFormat format, CompandingLaw law) {
        return new BuiltInCodec(format, () -> new G711Decoder(law), () -> new G711Encoder(law));
    }

    @Override
    public AudioDecoder decoder() {
        return decoders.get();
    }

    @Override
    public AudioEncoder encoder() {
        return encoders.get();
    }
}

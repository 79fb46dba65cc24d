package org.jackfield.core.capture.media;

import java.util.List;
import org.jackfield.api.media.AudioFormat;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rtp.PayloadFormat;
import org.jackfield.api.rtp.PayloadFormats;
import org.jackfield.api.rtp.sdp.Codec;

/**
 * What the payload types of one direction stand for. Immutable.
 *
 * @see #none()
 */
public final class SideFormats {

    private static final int TYPES = 128;
    /** A name that no codec has: the audio is encrypted, and must not be taken for noise. */
    private static final String ENCRYPTED = "SRTP-";
    /** What nobody said anything of is the same in every call. Thousands of calls last at a time, and anybody can begin them. */
    private static final AudioFormat[] UNTOLD = untold(false);
    private static final AudioFormat[] UNTOLD_SECURE = untold(true);
    private static final SideFormats NONE = new SideFormats(PayloadFormats.standard(), List.of(), false);

    private final PayloadFormats formats;
    private final AudioFormat[] audio;

    private SideFormats(PayloadFormats formats, AudioFormat[] audio) {
        this.formats = formats;
        this.audio = audio;
    }

    private SideFormats(PayloadFormats formats, List<Codec> codecs, boolean secure) {
        this(formats, (secure ? UNTOLD_SECURE : UNTOLD).clone());
        for (Codec codec : codecs) {
            try {
                AudioFormat named = new AudioFormat(codec.encoding(), codec.clockRate(), codec.channels());
                audio[codec.payloadType()] = secure ? encrypted(named) : named;
            } catch (ProblemException e) {
                // A name that is no token stays unknown.
            }
        }
    }

    private static AudioFormat[] untold(boolean secure) {
        AudioFormat[] all = new AudioFormat[TYPES];
        for (int type = 0; type < TYPES; type++) {
            int unknown = type;
            AudioFormat known = AudioFormat.ofPayloadType(type)
                    .orElseGet(() -> new AudioFormat("PAYLOAD-TYPE-" + unknown, 8000, 1));
            all[type] = secure ? encrypted(known) : known;
        }
        return all;
    }

    /** {@return the static types alone: nothing was agreed on that anybody saw} */
    public static SideFormats none() {
        return NONE;
    }

    /** {@return the static types and those agreed on} */
    public static SideFormats of(List<Codec> codecs, boolean secure) {
        return codecs.isEmpty() && !secure ? NONE
                : new SideFormats(PayloadFormats.standard().with(codecs), codecs, secure);
    }

    /** {@return the same, and telephone events under this number} */
    SideFormats withEvents(int payloadType) {
        return new SideFormats(formats.with(payloadType, PayloadFormat.event(8000)), audio);
    }

    PayloadFormats formats() {
        return formats;
    }

    AudioFormat audio(int payloadType) {
        return audio[payloadType];
    }

    private static AudioFormat encrypted(AudioFormat format) {
        String name = ENCRYPTED + format.encoding();
        return new AudioFormat(name.substring(0, Math.min(AudioFormat.MAX_ENCODING, name.length())),
                format.clockRate(), format.channels());
    }
}

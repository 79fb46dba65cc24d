package org.jackfield.core.capture.sip;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jackfield.api.rtp.sdp.Codec;
import org.jackfield.api.rtp.sdp.MediaDescription;
import org.jackfield.api.rtp.sdp.MediaEndpoint;
import org.jackfield.api.rtp.sdp.NegotiatedMedia;
import org.jackfield.api.rtp.sdp.SessionDescription;

/**
 * Where the audio of a call goes, and how it is encoded, seen from its two ends. What is not known yet is empty.
 *
 * @param caller where the caller receives; port 0 if not known
 * @param callee where the called end receives; port 0 if not known
 * @param callerSends what the caller may send
 * @param calleeSends what the called end may send
 * @param held whether one or both may not send
 * @param secure whether it is encrypted (RFC 3711), so that nobody but the two can hear it
 */
public record CallMedia(
        MediaEndpoint caller,
        MediaEndpoint callee,
        List<Codec> callerSends,
        List<Codec> calleeSends,
        boolean held,
        boolean secure) {

    private static final MediaEndpoint UNKNOWN = new MediaEndpoint("", 0, 0);
    private static final Set<String> SECURE = Set.of("RTP/SAVP", "RTP/SAVPF", "UDP/TLS/RTP/SAVP", "UDP/TLS/RTP/SAVPF");

    /** Nothing is known. */
    public static final CallMedia NONE = new CallMedia(UNKNOWN, UNKNOWN, List.of(), List.of(), false, false);

    /** {@return what an offer alone tells: where its sender receives, and in which formats} */
    static Optional<CallMedia> offered(SessionDescription offer, boolean byCaller) {
        return offer.media().stream()
                .filter(media -> media.isAudio() && !media.isRefused())
                .findFirst()
                .map(media -> byCaller
                        ? new CallMedia(media.endpoint(), UNKNOWN, List.of(), media.codecs(), false, secure(media))
                        : new CallMedia(UNKNOWN, media.endpoint(), media.codecs(), List.of(), false, secure(media)));
    }

    /** {@return what was agreed on; empty if no audio was} */
    static Optional<CallMedia> agreed(List<NegotiatedMedia> media, SessionDescription offer, boolean offeredByCaller) {
        return media.stream()
                .filter(each -> each.state() != NegotiatedMedia.State.REFUSED)
                .findFirst()
                .map(each -> {
                    boolean held = each.state() == NegotiatedMedia.State.HELD;
                    boolean secure = secure(offer.media().get(each.index()));
                    return offeredByCaller
                            ? new CallMedia(each.offerer(), each.answerer(), each.toAnswerer(), each.toOfferer(), held, secure)
                            : new CallMedia(each.answerer(), each.offerer(), each.toOfferer(), each.toAnswerer(), held, secure);
                });
    }

    /** {@return this, where a direction that is on hold keeps the formats it had} */
    CallMedia after(CallMedia before) {
        return new CallMedia(caller, callee, callerSends.isEmpty() ? before.callerSends : callerSends,
                calleeSends.isEmpty() ? before.calleeSends : calleeSends, held, secure);
    }

    private static boolean secure(MediaDescription media) {
        return SECURE.contains(media.protocol());
    }
}

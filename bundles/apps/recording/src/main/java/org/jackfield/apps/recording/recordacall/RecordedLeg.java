package org.jackfield.apps.recording.recordacall;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.media.AudioFormat;
import org.jackfield.api.media.source.AudioSession;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.api.media.source.AudioSource;
import org.jackfield.api.rtp.sdp.Codec;
import org.jackfield.api.rtp.sdp.Direction;
import org.jackfield.api.rtp.sdp.NegotiatedMedia;
import org.jackfield.api.rtp.sdp.SessionDescription;
import org.jackfield.api.sip.CallEnd;
import org.jackfield.api.sip.SipAnswer;
import org.jackfield.api.sip.SipCall;
import org.jackfield.api.sip.SipCallListener;
import org.jackfield.api.sip.SipRequest;
import org.jackfield.apps.recording.incoming.IncomingAudio;
import org.jackfield.apps.recording.incoming.MediaPort;
import org.jackfield.apps.recording.incoming.SessionAnswer;

/** One call of the phone system, and the session it is for us. On the SIP endpoint's thread. */
final class RecordedLeg implements SipCallListener {

    private final IncomingAudio audio;
    private final RecordACallSettings settings;
    private final RecordACall.Announcements announcements;
    private final MediaPort port;
    private final SipRequest invite;
    private final SipCall call;
    private final UUID id;
    private final Instant began;
    private IncomingAudio.Running running;
    private int version;

    RecordedLeg(IncomingAudio audio, RecordACallSettings settings, RecordACall.Announcements announcements, MediaPort port,
            SipRequest invite, SipCall call, UUID id, Instant began) {
        this.audio = audio;
        this.settings = settings;
        this.announcements = announcements;
        this.port = port;
        this.invite = invite;
        this.call = call;
        this.id = id;
        this.began = began;
    }

    void begin(SessionDescription offer, String device) {
        SessionAnswer answer = answer(offer);
        NegotiatedMedia media = answer.accepted().getFirst();
        InetSocketAddress place = SessionAnswer.place(media, invite);
        LegParties parties = LegParties.of(invite, device, place);
        running = audio.begin(new AudioSession(
                id, AudioSource.RECORD_A_CALL, call.id(), parties.device(), parties.other(), began), call::hangUp);
        follow(media, invite);
        call.answer(answer.body());
    }

    private SessionAnswer answer(SessionDescription offer) {
        return SessionAnswer.to(offer, List.of(port), call.localAddress(), began.toEpochMilli(), ++version,
                settings.announce() ? Direction.SENDRECV : Direction.RECVONLY);
    }

    private void follow(NegotiatedMedia media, SipRequest request) {
        InetSocketAddress place = SessionAnswer.place(media, request);
        port.sender(place.getAddress());
        running.receive(port, Side.FIRST, media.toAnswerer());
        if (settings.announce() && media.answererSends()) {
            Codec codec = media.toOfferer().getFirst();
            AudioFormat law = codec.encoding().equalsIgnoreCase("PCMA") ? AudioFormat.PCMA : AudioFormat.PCMU;
            announcements.in(law, settings.announcement())
                    .ifPresent(spoken -> running.announce(port, spoken, codec.payloadType(), place));
        }
    }

    @Override
    public SipAnswer changed(SipRequest request) {
        Optional<SessionDescription> offer = SessionAnswer.offer(request);
        if (offer.isEmpty()) {
            return SipAnswer.no(488, "Offer G.711 audio");
        }
        SessionAnswer answer = answer(offer.get());
        answer.accepted().stream().findFirst().ifPresent(media -> follow(media, request));
        return SipAnswer.ok(answer.body());
    }

    @Override
    public void ended(CallEnd how) {
        running.end(how == CallEnd.STOPPED || how == CallEnd.LOST || how == CallEnd.EXPIRED || how == CallEnd.US);
        audio.close(List.of(port));
    }
}

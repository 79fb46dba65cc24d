package org.jackfield.apps.recording.siprec;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.media.source.AudioSession;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.api.media.source.AudioSource;
import org.jackfield.api.media.source.MediaParty;
import org.jackfield.api.rtp.sdp.Direction;
import org.jackfield.api.rtp.sdp.NegotiatedMedia;
import org.jackfield.api.rtp.sdp.SessionDescription;
import org.jackfield.api.sip.CallEnd;
import org.jackfield.api.sip.SipAddress;
import org.jackfield.api.sip.SipAnswer;
import org.jackfield.api.sip.SipBody;
import org.jackfield.api.sip.SipCall;
import org.jackfield.api.sip.SipCallListener;
import org.jackfield.api.sip.SipRequest;
import org.jackfield.apps.recording.incoming.IncomingAudio;
import org.jackfield.apps.recording.incoming.MediaPort;
import org.jackfield.apps.recording.incoming.SessionAnswer;
import org.jackfield.apps.recording.siprec.RecordingMetadata.Participant;

/** One recording session: two streams of a call, each with the participant that sends it. On the SIP endpoint's thread. */
final class ForkedCall implements SipCallListener {

    private final IncomingAudio audio;
    private final List<MediaPort> ports;
    private final SipCall call;
    private final UUID id;
    private final Instant began;
    private final Runnable unreadable;
    private IncomingAudio.Running running;
    private RecordingMetadata metadata = RecordingMetadata.NONE;
    private SessionAnswer answer;
    private SipRequest last;
    private int version;

    ForkedCall(IncomingAudio audio, List<MediaPort> ports, SipCall call, UUID id, Instant began, Runnable unreadable) {
        this.audio = audio;
        this.ports = ports;
        this.call = call;
        this.id = id;
        this.began = began;
        this.unreadable = unreadable;
    }

    void begin(SipRequest invite, SessionDescription offer) {
        last = invite;
        answer = answer(offer);
        learn(invite);
        running = audio.begin(session(), call::hangUp);
        follow();
        call.answer(answer.body());
    }

    private SessionAnswer answer(SessionDescription offer) {
        return SessionAnswer.to(offer, ports, call.localAddress(), began.toEpochMilli(), ++version, Direction.RECVONLY);
    }

    private void learn(SipRequest request) {
        Optional<SipBody> body =
                request.body(RecordingMetadata.TYPE).or(() -> request.body(RecordingMetadata.OLD_TYPE));
        if (body.isPresent()) {
            Optional<RecordingMetadata> said = MetadataReader.read(body.get().content());
            said.ifPresentOrElse(news -> metadata = metadata.then(news), unreadable);
        }
    }

    private void follow() {
        List<NegotiatedMedia> accepted = answer.accepted();
        for (int i = 0; i < accepted.size() && i < ports.size(); i++) {
            ports.get(i).sender(SessionAnswer.place(accepted.get(i), last).getAddress());
            // A stream that pauses keeps the formats it had.
            if (accepted.get(i).offererSends()) {
                running.receive(ports.get(i), Side.values()[i], accepted.get(i).toAnswerer());
            }
        }
    }

    private AudioSession session() {
        List<NegotiatedMedia> accepted = answer.accepted();
        List<String> labels = new ArrayList<>();
        accepted.forEach(media -> labels.add(media.label().orElse("")));
        MediaParty first = party(labels, accepted, 0);
        return new AudioSession(id, AudioSource.SIPREC, call.id(), first, party(labels, accepted, 1), began);
    }

    private MediaParty party(List<String> labels, List<NegotiatedMedia> accepted, int index) {
        boolean sends = index < accepted.size();
        InetSocketAddress place = sends ? SessionAnswer.place(accepted.get(index), last) : null;
        Participant participant = (sends ? metadata.sender(labels.get(index)) : metadata.other(labels))
                .orElse(new Participant("", ""));
        SipAddress address = SipAddress.parse(participant.address().indexOf(':') < 0 ? "sip:" + participant.address() : participant.address());
        // An address without a user part names the user itself, as some write it.
        String number = address.user().isEmpty() ? address.host() : address.user();
        return new MediaParty(number, participant.name(), place, "", false);
    }

    @Override
    public SipAnswer changed(SipRequest request) {
        last = request;
        learn(request);
        Optional<SessionDescription> offer = SessionAnswer.offer(request);
        offer.ifPresent(given -> answer = answer(given));
        follow();
        running.changed(session());
        // UPDATE may bring metadata alone; a re-INVITE without an offer asks for ours.
        boolean described = offer.isPresent() || request.method().equals("INVITE");
        return described ? SipAnswer.ok(answer.body()) : SipAnswer.OK;
    }

    @Override
    public void ended(CallEnd how) {
        running.end(how == CallEnd.STOPPED || how == CallEnd.LOST || how == CallEnd.EXPIRED || how == CallEnd.US);
        audio.close(ports);
    }
}

package org.jackfield.apps.recording.siprec;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jackfield.api.media.source.AudioSource;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.rtp.sdp.SessionDescription;
import org.jackfield.api.sip.SipAccess;
import org.jackfield.api.sip.SipCall;
import org.jackfield.api.sip.SipCallHandler;
import org.jackfield.api.sip.SipCallListener;
import org.jackfield.api.sip.SipRequest;
import org.jackfield.apps.recording.incoming.IncomingAudio;
import org.jackfield.apps.recording.incoming.MediaPort;
import org.jackfield.apps.recording.incoming.Refused;
import org.jackfield.apps.recording.incoming.SessionAnswer;

/** The session recording server (RFC 7866): takes recording sessions. */
final class Siprec implements SipCallHandler, AudioSource {

    /** A call has two sides; what a conference has more is refused. */
    private static final int STREAMS = 2;

    private final IncomingAudio audio;
    private final Supplier<SiprecSettings> settings;
    private final InstantSource clock;
    private final LongAdder answered = new LongAdder();
    private final LongAdder withoutCodec = new LongAdder();
    private final LongAdder withoutPort = new LongAdder();
    final LongAdder badMetadata = new LongAdder();

    Siprec(IncomingAudio audio, Supplier<SiprecSettings> settings, InstantSource clock) {
        this.audio = audio;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public SipAccess access() {
        return settings.get().access();
    }

    @Override
    public Set<String> extensions() {
        return Set.of("siprec");
    }

    @Override
    public Set<String> features() {
        return Set.of("+sip.srs");
    }

    @Override
    public SipCallListener offered(SipRequest invite, SipCall call) {
        if (!invite.names("require", "siprec") && !invite.address("contact").parameters().containsKey("+sip.src")) {
            return null;
        }
        Optional<SessionDescription> offer = SessionAnswer.offer(invite).filter(given -> SessionAnswer.audible(given) > 0);
        if (offer.isEmpty()) {
            withoutCodec.increment();
            return Refused.of(call, 488, "Offer G.711 audio");
        }
        List<MediaPort> ports = open(Math.min(STREAMS, SessionAnswer.audible(offer.get())));
        if (ports.isEmpty()) {
            withoutPort.increment();
            return Refused.of(call, 480, "No port is free");
        }
        answered.increment();
        ForkedCall forked = new ForkedCall(audio, ports, call, Ids.next(), clock.instant(), badMetadata::increment);
        forked.begin(invite, offer.get());
        return forked;
    }

    private List<MediaPort> open(int wanted) {
        List<MediaPort> ports = new ArrayList<>(wanted);
        for (int i = 0; i < wanted && audio.isWanted(); i++) {
            audio.open().ifPresent(ports::add);
        }
        if (ports.size() < wanted) {
            // Half a call is no call.
            audio.close(ports);
            return List.of();
        }
        return ports;
    }

    @Override
    public String id() {
        return SIPREC;
    }

    @Override
    public Map<String, Long> counters() {
        Map<String, Long> all = new LinkedHashMap<>();
        all.put("calls-answered", answered.sum());
        all.put("calls-without-codec", withoutCodec.sum());
        all.put("calls-without-port", withoutPort.sum());
        all.put("metadata-unreadable", badMetadata.sum());
        return all;
    }

    @Override
    public Optional<Problem> problem() {
        return Optional.empty();
    }

    @Override
    public void reconsider() {
        audio.reconsider();
    }
}

package org.jackfield.apps.recording.recordacall;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jackfield.api.media.AudioFormat;
import org.jackfield.api.media.source.AudioSource;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.rtp.sdp.SessionDescription;
import org.jackfield.api.sip.AddressRange;
import org.jackfield.api.sip.SipAccess;
import org.jackfield.api.sip.SipCall;
import org.jackfield.api.sip.SipCallHandler;
import org.jackfield.api.sip.SipCallListener;
import org.jackfield.api.sip.SipRequest;
import org.jackfield.apps.recording.incoming.IncomingAudio;
import org.jackfield.apps.recording.incoming.MediaPort;
import org.jackfield.apps.recording.incoming.Refused;
import org.jackfield.apps.recording.incoming.SessionAnswer;

/** Answers the calls that the phone system makes to have a call recorded. */
final class RecordACall implements SipCallHandler, AudioSource {

    private static final int NOT_ACCEPTABLE = 488;
    private static final int UNAVAILABLE = 480;

    private final IncomingAudio audio;
    private final Supplier<RecordACallSettings> settings;
    private final Predicate<String> isRecorded;
    private final Invocations invocations;
    private final Announcements announcements;
    private final InstantSource clock;
    private final LongAdder answered = new LongAdder();
    private final LongAdder withoutCodec = new LongAdder();
    private final LongAdder withoutPort = new LongAdder();
    private final LongAdder unknown = new LongAdder();

    /** What is played, by the payload type it is in; empty if it cannot be read. */
    @FunctionalInterface
    interface Announcements {
        Optional<byte[]> in(AudioFormat law, String file);
    }

    RecordACall(IncomingAudio audio, Supplier<RecordACallSettings> settings, Predicate<String> isRecorded,
            Invocations invocations, Announcements announcements, InstantSource clock) {
        this.audio = audio;
        this.settings = settings;
        this.isRecorded = isRecorded;
        this.invocations = invocations;
        this.announcements = announcements;
        this.clock = clock;
    }

    @Override
    public SipAccess access() {
        return SipAccess.from(AddressRange.parse(settings.get().allowed()));
    }

    @Override
    public SipCallListener offered(SipRequest invite, SipCall call) {
        if (invite.names("require", "siprec") || invite.address("contact").parameters().containsKey("+sip.src")) {
            return null;
        }
        Optional<SessionDescription> offer = SessionAnswer.offer(invite).filter(given -> SessionAnswer.audible(given) > 0);
        if (offer.isEmpty()) {
            withoutCodec.increment();
            return Refused.of(call, NOT_ACCEPTABLE, "Offer G.711 audio");
        }
        Optional<MediaPort> port = audio.isWanted() ? audio.open() : Optional.empty();
        if (port.isEmpty()) {
            withoutPort.increment();
            return Refused.of(call, UNAVAILABLE, "No port is free");
        }
        answered.increment();
        RecordedLeg leg = new RecordedLeg(audio, settings.get(), announcements, port.get(), invite, call, Ids.next(), clock.instant());
        leg.begin(offer.get(), device(invite));
        return leg;
    }

    /** The phone system was asked to record there, or the call names a device that is recorded so. */
    private String device(SipRequest invite) {
        List<String> named = LegParties.named(invite);
        Optional<String> device = invocations.answered(named, clock.instant())
                .or(() -> named.stream().filter(isRecorded).findFirst());
        if (device.isEmpty()) {
            unknown.increment();
        }
        return device.orElse(named.isEmpty() ? "" : named.getFirst());
    }

    @Override
    public String id() {
        return RECORD_A_CALL;
    }

    @Override
    public Map<String, Long> counters() {
        Map<String, Long> all = new LinkedHashMap<>();
        all.put("calls-answered", answered.sum());
        all.put("calls-without-codec", withoutCodec.sum());
        all.put("calls-without-port", withoutPort.sum());
        all.put("calls-of-nobody-recorded", unknown.sum());
        all.put("not-called", invocations.unanswered(clock.instant()));
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

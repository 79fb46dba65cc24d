package org.jackfield.connectors.simulator.media;

import java.io.IOException;
import java.time.Instant;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import org.jackfield.connectors.simulator.media.LegPlan.Heard;
import org.jackfield.connectors.simulator.media.voice.Sound;
import org.jackfield.connectors.simulator.media.voice.Talk;
import org.jackfield.connectors.simulator.media.voice.Voices;

/** A telephone's part in a call: what it says to the telephone system, and what it hears from it. For the media thread only. */
final class Leg implements AutoCloseable {

    /** The sockets of both ends, and what each sends. */
    record Media(RtpPorts.Pair telephonePorts, RtpPorts.Pair systemPorts, RtpStream telephoneStream, RtpStream systemStream) {
    }

    private final Media media;
    private final Signalling signalling;
    private LegPlan plan;
    private boolean telephoneSent;
    private boolean systemSent;
    private long heardFrames;

    /** @throws IOException if there are no ports */
    Leg(LegPlan plan, Telephone telephone, SipSocket systemSip, RtpPorts systemPorts, RandomGenerator random) throws IOException {
        this.plan = plan;
        RtpPorts.Pair there = telephone.ports().take();
        RtpPorts.Pair here;
        try {
            here = systemPorts.take();
        } catch (IOException e) {
            there.close();
            throw e;
        }
        RtpStream says = new RtpStream(there.rtp(), there.rtcp(), plan.extension() + '@' + telephone.address().getHostAddress(), random);
        RtpStream hears = new RtpStream(here.rtp(), here.rtcp(), "system@" + here.rtp().address().getAddress().getHostAddress(), random);
        this.media = new Media(there, here, says, hears);
        if (telephone.sip() == null) {
            says.sendTo(here.rtp().address(), here.rtcp().address(), telephone.law(), 0);
            hears.sendTo(there.rtp().address(), there.rtcp().address(), telephone.law(), 0);
            this.signalling = new UnseenSignalling();
        } else {
            this.signalling = new SipSignalling(plan, telephone, systemSip, media, random);
        }
    }

    /** What it is to be from now on; null: it is to end. */
    void plan(LegPlan newPlan, boolean hungUp, long now) {
        if (newPlan == null || newPlan.heard() != plan.heard()) {
            heardFrames = 0;
        }
        if (newPlan != null) {
            plan = newPlan;
        }
        signalling.plan(newPlan, hungUp, now);
    }

    /** Both ends say what they say in these 20 ms. */
    void speak(LongFunction<Talk> talks, Voices voices) {
        Talk talk = plan.talk() == 0 ? null : talks.apply(plan.talk());
        if (signalling.telephoneSends()) {
            telephoneSent = true;
            media.telephoneStream().say(talk != null && plan.heard() == Heard.TALK && talk.speaker() == plan.role() ? talk : null);
        } else {
            media.telephoneStream().pass();
        }
        if (signalling.systemSends()) {
            systemSent = true;
            hear(talk, voices);
        } else {
            media.systemStream().pass();
        }
        heardFrames++;
    }

    private void hear(Talk talk, Voices voices) {
        Sound sound = switch (plan.heard()) {
            case RING_BACK -> voices.ringBack();
            case BUSY -> voices.busy();
            case MUSIC -> voices.music();
            case TALK, NOTHING -> null;
        };
        if (sound != null) {
            media.systemStream().sound(sound, heardFrames);
        } else {
            media.systemStream().say(talk != null && plan.heard() == Heard.TALK && talk.speaker() != plan.role() ? talk : null);
        }
    }

    /** Whether audio flows. */
    boolean flows() {
        return signalling.telephoneSends() || signalling.systemSends();
    }

    void report(Instant now) {
        if (signalling.telephoneSends()) {
            media.telephoneStream().report(now);
        }
        if (signalling.systemSends()) {
            media.systemStream().report(now);
        }
    }

    void tick(long now) {
        signalling.tick(now);
    }

    boolean isOver() {
        return signalling.isOver();
    }

    /** Both ends say good-bye, if they have said anything. Until it is closed they take what is on its way. */
    void sayGoodBye(Instant now) {
        if (telephoneSent) {
            media.telephoneStream().bye(now);
        }
        if (systemSent) {
            media.systemStream().bye(now);
        }
    }

    @Override
    public void close() {
        signalling.close();
        media.telephonePorts().close();
        media.systemPorts().close();
    }
}

package org.jackfield.connectors.simulator.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jackfield.connectors.simulator.media.voice.Talk;
import org.jackfield.connectors.simulator.media.voice.Voices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The network of the simulated office: all telephones with their sockets, and the telephone system's. One thread,
 * {@code simulator-media}, has all of it; whoever plans the calls hands in plans.
 */
final class MediaPlane implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MediaPlane.class);
    private static final long FRAME_NANOS = 20_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final int FRAMES_PER_REPORT = 250;
    /** What is later than this is left out, and not sent all at once. */
    private static final int MOST_FRAMES_LATE = 50;
    private static final long IDLE_MILLIS = 10_000;
    private static final long STOP_MILLIS = 2000;

    private final InstantSource clock;
    private final Voices voices = new Voices();
    private final RandomGenerator random = new SecureRandom();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Map<Long, Leg> legs = new LinkedHashMap<>();
    /** What closes the sockets of those that are over, as soon as what is on its way has been read. */
    private final List<Runnable> leaving = new ArrayList<>();
    private final Map<Long, LegPlan> planned = new HashMap<>();
    private final Map<Long, Talk> talks = new HashMap<>();
    private final Map<Long, TalkPlan> talkPlans = new HashMap<>();
    private final Wires wires;
    private final Telephones telephones;
    private final SipSocket sip;
    private final RtpPorts ports;
    private final RecorderCalls recorded;
    private final Thread thread;
    private long nextFrame;
    private long frames;
    private volatile boolean stopped;
    private volatile MediaStatus status = MediaStatus.NOTHING;

    /**
     * Starts it, without any telephone yet.
     *
     * @throws IOException if the SIP port of the telephone system cannot be had
     */
    MediaPlane(MediaSettings settings, InstantSource clock) throws IOException {
        AddressPlan addresses = new AddressPlan(settings.network());
        this.clock = clock;
        this.wires = new Wires(settings.mirror(), settings.recorder() == null ? null : settings.recorder().getAddress());
        try {
            this.sip = new SipSocket(wires, new InetSocketAddress(addresses.system(), settings.sipPort()), true);
        } catch (IOException e) {
            wires.close();
            throw e;
        }
        this.telephones = new Telephones(addresses, settings, wires, random);
        this.ports = new RtpPorts(wires, addresses.system(), settings);
        this.recorded = new RecorderCalls(settings.recorder(), sip, ports, random);
        this.thread = Thread.ofPlatform().daemon().name("simulator-media").start(this::run);
    }

    /** From now on media are to be like this. Any thread. */
    void follow(MediaPlan plan) {
        execute(() -> apply(plan));
    }

    /** Somebody who takes part in a talk presses keys. Any thread. */
    void press(long talk, int role, String keys) {
        execute(() -> {
            TalkPlan plan = talkPlans.get(talk);
            if (plan != null) {
                talk(plan).press(role, keys);
            }
        });
    }

    private void execute(Runnable task) {
        tasks.add(task);
        wires.wakeUp();
    }

    /** How it stands. Any thread. */
    MediaStatus status() {
        return status;
    }

    private void run() {
        try {
            while (!stopped) {
                turn();
            }
        } catch (IOException e) {
            LOG.error("The simulated office goes on without media", e);
        } finally {
            legs.values().forEach(leg -> leg.sayGoodBye(clock.instant()));
            recorded.sayGoodBye(clock.instant());
            wires.close();
            status = MediaStatus.NOTHING;
        }
    }

    private void turn() throws IOException {
        try {
            wires.await(millisToWait());
            leaving.forEach(Runnable::run);
            leaving.clear();
            Runnable task;
            while ((task = tasks.poll()) != null) {
                task.run();
            }
            long now = System.nanoTime();
            telephones.tick(now);
            tick(now);
            status = new MediaStatus(telephones.count(), telephones.registered(), legs.size() + leaving.size(),
                    wires.sent(), wires.unsent(), wires.received(), sip.ignored());
        } catch (RuntimeException e) {
            LOG.error("Something of the simulated office's media failed; they go on", e);
        }
    }

    private long millisToWait() {
        if (!tasks.isEmpty() || !leaving.isEmpty()) {
            return 0;
        }
        if (isQuiet()) {
            return telephones.areRegistering() ? FRAME_NANOS / NANOS_PER_MILLI : IDLE_MILLIS;
        }
        return Math.max(0, (nextFrame - System.nanoTime() + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
    }

    private boolean isQuiet() {
        return legs.isEmpty() && recorded.isEmpty();
    }

    private void apply(MediaPlan plan) {
        long now = System.nanoTime();
        if (isQuiet()) {
            nextFrame = now;
        }
        telephones.equip(plan.telephones(), now);
        Set<Long> wanted = plan.legs().stream().map(LegPlan::id).collect(Collectors.toSet());
        for (Map.Entry<Long, LegPlan> known : planned.entrySet()) {
            Leg leg = legs.get(known.getKey());
            if (leg != null && !wanted.contains(known.getKey())) {
                leg.plan(null, plan.hungUp().contains(known.getValue().extension()), now);
            }
        }
        planned.keySet().retainAll(wanted);
        talkPlans.clear();
        plan.talks().forEach(talk -> talkPlans.put(talk.id(), talk));
        talks.keySet().retainAll(talkPlans.keySet());
        for (LegPlan each : plan.legs()) {
            if (!each.equals(planned.put(each.id(), each))) {
                change(each, now);
            }
        }
        recorded.follow(plan.recorded(), now);
    }

    private void change(LegPlan plan, long now) {
        Telephone telephone = telephones.find(plan.telephone());
        Leg leg = legs.get(plan.id());
        if (leg == null && telephone != null && plan.state() != LegPlan.State.HOLDING) {
            try {
                leg = new Leg(plan, telephone, sip, ports, random);
                legs.put(plan.id(), leg);
            } catch (IOException e) {
                LOG.warn("A call of {} stays without media: {}", plan.extension(), e.getMessage());
            }
        }
        if (leg != null) {
            leg.plan(plan, false, now);
        }
    }

    private void tick(long now) {
        if (isQuiet()) {
            return;
        }
        if (now - nextFrame > MOST_FRAMES_LATE * FRAME_NANOS) {
            long late = (now - nextFrame) / FRAME_NANOS;
            LOG.warn("{} ms of audio were left out: this machine is too busy", late * FRAME_NANOS / NANOS_PER_MILLI);
            nextFrame += late * FRAME_NANOS;
        }
        while (now >= nextFrame && !isQuiet()) {
            nextFrame += FRAME_NANOS;
            frame(now);
        }
    }

    private void frame(long now) {
        frames++;
        for (TalkPlan plan : talkPlans.values()) {
            if (plan.goesOn()) {
                talk(plan).next();
            }
        }
        for (Iterator<Leg> all = legs.values().iterator(); all.hasNext();) {
            Leg leg = all.next();
            leg.tick(now);
            if (!leg.isOver()) {
                leg.speak(talks::get, voices);
            } else {
                leg.sayGoodBye(clock.instant());
                leaving.add(leg::close);
                all.remove();
            }
        }
        recorded.frame(talks::get, clock.instant(), now, leaving);
        if (frames % FRAMES_PER_REPORT == 0) {
            legs.values().forEach(leg -> leg.report(clock.instant()));
            recorded.report(clock.instant());
        }
    }

    private Talk talk(TalkPlan plan) {
        return talks.computeIfAbsent(plan.id(), id -> voices.talk(plan.kind(), plan.seed(), plan.speakers()));
    }

    @Override
    public void close() {
        stopped = true;
        wires.wakeUp();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.jackfield.connectors.simulator.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import org.jackfield.connectors.simulator.media.voice.Talk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The telephone system's calls to the recorder. For the media thread only. */
final class RecorderCalls {

    private static final Logger LOG = LoggerFactory.getLogger(RecorderCalls.class);

    private final InetSocketAddress recorder;
    private final SipSocket socket;
    private final RtpPorts ports;
    private final RandomGenerator random;
    private final Map<Long, RecordedPlan> planned = new LinkedHashMap<>();
    private final Map<Long, RecorderCall> calls = new LinkedHashMap<>();

    /** @param recorder where it listens; null: there is none, and nobody is called */
    RecorderCalls(InetSocketAddress recorder, SipSocket socket, RtpPorts ports, RandomGenerator random) {
        this.recorder = recorder;
        this.socket = socket;
        this.ports = ports;
        this.random = random;
    }

    /** From now on these are recorded and no others. */
    void follow(List<RecordedPlan> plans, long now) {
        if (recorder == null) {
            return;
        }
        Map<Long, RecordedPlan> wanted = new LinkedHashMap<>();
        plans.forEach(plan -> wanted.put(plan.id(), plan));
        planned.keySet().stream().filter(id -> !wanted.containsKey(id) && calls.containsKey(id))
                .forEach(id -> calls.get(id).plan(null, now));
        wanted.forEach((id, plan) -> {
            if (!planned.containsKey(id)) {
                begin(plan, now);
            } else if (calls.containsKey(id)) {
                calls.get(id).plan(plan, now);
            }
        });
        planned.clear();
        planned.putAll(wanted);
    }

    private void begin(RecordedPlan plan, long now) {
        try {
            calls.put(plan.id(), new RecorderCall(plan, socket, recorder, ports, random, now));
        } catch (IOException e) {
            LOG.warn("The call of {} is not recorded: {}", plan.extension(), e.getMessage());
        }
    }

    /** The next 20 ms. What closes those that are over is added to {@code leaving}, for when what is on its way has been read. */
    void frame(LongFunction<Talk> talks, Instant at, long now, List<Runnable> leaving) {
        calls.values().removeIf(call -> {
            call.tick(now);
            if (call.isOver()) {
                call.sayGoodBye(at);
                leaving.add(call::close);
                return true;
            }
            call.speak(call.talk() == 0 ? null : talks.apply(call.talk()));
            return false;
        });
    }

    void report(Instant at) {
        calls.values().forEach(call -> call.report(at));
    }

    void sayGoodBye(Instant at) {
        calls.values().forEach(call -> call.sayGoodBye(at));
    }

    boolean isEmpty() {
        return calls.isEmpty();
    }
}

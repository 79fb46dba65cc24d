package org.jackfield.connectors.simulator.pbx;

import static org.jackfield.connectors.simulator.pbx.RefusedException.INCOMPATIBLE_STATE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Callbacks: whoever has found a colleague busy is called as soon as both are free, and when answering that is put through.
 * Stations ask for them, first come, first served.
 */
public final class Callbacks {

    /** The caller must have hung up before the system calls. */
    private static final long PAUSE_MILLIS = 1;

    private record Wish(Station by, Station target) {
    }

    private final Pbx pbx;
    private final List<Wish> wishes = new ArrayList<>();
    private final Map<Call, Wish> prompts = new HashMap<>();

    Callbacks(Pbx pbx) {
        this.pbx = pbx;
    }

    /** Asks to be called back when whom this call found busy is free; the call is over. */
    public void request(Party caller) {
        Station by = pbx.as(Station.class, caller.device());
        Station target = caller.call().busyAt;
        if (target == null) {
            throw new RefusedException(INCOMPATIBLE_STATE, "call " + caller.callId() + " has found nobody busy");
        }
        if (find(by, target) != null) {
            throw new RefusedException(INCOMPATIBLE_STATE, by + " waits for " + target + " already");
        }
        wishes.add(new Wish(by, target));
        tell(by, target, true);
        pbx.clearing().drop(caller, Cause.CALLBACK);
    }

    /** No longer wants to be called back. */
    public void cancel(Station by, Device target) {
        Wish wish = find(by, target);
        if (wish == null) {
            throw new RefusedException(INCOMPATIBLE_STATE, by + " does not wait for " + target);
        }
        Call prompt = prompts.entrySet().stream().filter(e -> e.getValue() == wish).map(Map.Entry::getKey).findFirst()
                .orElse(null);
        if (prompt == null) {
            fulfil(wish);
        } else {
            pbx.clearing().drop(prompt.party(by), Cause.CALLBACK);
        }
    }

    /** Whether the call is one by which the system calls back. */
    boolean isPrompt(Call call) {
        return prompts.containsKey(call);
    }

    /** Whom a prompt leads to. */
    Station target(Call prompt) {
        return prompts.get(prompt).target();
    }

    /** Puts whoever answers a prompt through. */
    void answer(Party party) {
        Call call = party.call();
        Wish wish = prompts.remove(call);
        call.cancelTimers();
        fulfil(wish);
        party.setState(PartyState.CONNECTED);
        pbx.agentDesk().busy(wish.by());
        pbx.events().originated(party, null, wish.target(), Cause.CALLBACK);
        pbx.routing().ring(call, wish.target(), Cause.CALLBACK);
    }

    /** A call has ended; if it was a prompt, that was it. */
    void over(Call call) {
        Wish wish = prompts.remove(call);
        if (wish != null) {
            fulfil(wish);
        }
    }

    /** Somebody has become free. */
    void freed() {
        if (!wishes.isEmpty()) {
            pbx.loop().after(PAUSE_MILLIS, () -> List.copyOf(wishes).forEach(this::promptIfFree));
        }
    }

    /** Nobody remembers. */
    void forget() {
        wishes.clear();
        prompts.clear();
    }

    private void promptIfFree(Wish wish) {
        if (!wishes.contains(wish) || !isFree(wish.by()) || !isFree(wish.target())) {
            return;
        }
        Call call = pbx.calls().newCall(Call.Direction.INTERNAL, wish.by(), Call.Outside.NONE);
        call.originallyCalled = wish.target();
        call.ringCause = Cause.CALLBACK;
        Party party = new Party(wish.by(), call, call.id(), PartyState.ALERTING);
        call.add(party);
        prompts.put(call, wish);
        pbx.events().prompted(party, wish.target());
        call.ringTimer = pbx.loop().after(pbx.plan().timers().transferRecallMillis(),
                () -> pbx.clearing().drop(party, Cause.CALLBACK));
    }

    private static boolean isFree(Station station) {
        return station.online() && station.idle();
    }

    private Wish find(Station by, Device target) {
        return wishes.stream().filter(w -> w.by() == by && w.target() == target).findFirst().orElse(null);
    }

    private void fulfil(Wish wish) {
        wishes.remove(wish);
        tell(wish.by(), wish.target(), false);
    }

    private void tell(Station by, Station target, boolean registered) {
        pbx.events().device(EventType.CB, by, registered ? 1 : 0, by, target, Text.of(target.username()),
                Text.of(target.description()), null, null);
    }
}

package org.jackfield.apps.nightmode;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jackfield.api.time.SiteTime;

/**
 * Switches when the schedule changes the mode.
 *
 * <p>A change of the schedule is carried out once. So a person may switch by hand at any time, and keeps what they chose
 * until the next change. What could not be carried out is tried again at every look, and so is whatever was missed while
 * the platform or the link was down. A new or edited plan is carried out at once.
 *
 * <p>Any thread may call.
 */
final class NightKeeper {

    /** Reads and switches the mode of a phone system. */
    interface Switch {
        /** {@return whether it is night there; empty if not known} */
        Optional<Boolean> isNight(NightPlan plan);

        /** Switches; the stage completes when the phone system has confirmed, exceptionally if it has not. */
        CompletionStage<?> set(NightPlan plan, boolean night);
    }

    /** Is told what became of a change. */
    interface Witness {
        /** The mode was switched, or stood as the schedule wants it already. */
        void carriedOut(NightPlan plan, boolean night, boolean switched);

        /** The mode could not be switched; it is tried again. */
        void failed(NightPlan plan, boolean night, Throwable why);
    }

    private final SiteTime time;
    private final Switch nightSwitch;
    private final Witness witness;
    private final Map<NightPlan.Key, Done> done = new HashMap<>();

    /** The plan and the change that was carried out last, or is being carried out. */
    private record Done(NightPlan plan, Optional<Instant> change, boolean pending) {
        boolean covers(NightPlan wanted, Optional<Instant> dueChange) {
            return plan.equals(wanted) && change.equals(dueChange);
        }
    }

    NightKeeper(SiteTime time, Switch nightSwitch, Witness witness) {
        this.time = time;
        this.nightSwitch = nightSwitch;
        this.witness = witness;
    }

    /** Carries out what is due. */
    void look(List<NightPlan> plans) {
        for (NightPlan plan : plans) {
            if (plan.enabled()) {
                look(plan);
            }
        }
        forgetAllBut(plans);
    }

    private void look(NightPlan plan) {
        ZonedDateTime now = time.siteNow();
        Optional<Instant> change = plan.schedule().lastChange(now).map(ZonedDateTime::toInstant);
        boolean night = plan.schedule().nightAt(now);
        synchronized (this) {
            Done last = done.get(plan.key());
            if (last != null && (last.pending() || last.covers(plan, change))) {
                return;
            }
            done.put(plan.key(), new Done(plan, change, true));
        }
        if (nightSwitch.isNight(plan).filter(is -> is == night).isPresent()) {
            settle(plan, change);
            witness.carriedOut(plan, night, false);
            return;
        }
        try {
            nightSwitch.set(plan, night).whenComplete((result, failure) -> {
                if (failure == null) {
                    settle(plan, change);
                    witness.carriedOut(plan, night, true);
                } else {
                    failed(plan, night, failure);
                }
            });
        } catch (RuntimeException e) {
            failed(plan, night, e);
        }
    }

    private void failed(NightPlan plan, boolean night, Throwable why) {
        synchronized (this) {
            done.remove(plan.key());
        }
        witness.failed(plan, night, why);
    }

    private synchronized void settle(NightPlan plan, Optional<Instant> change) {
        done.put(plan.key(), new Done(plan, change, false));
    }

    /** A plan that was switched off and on again is carried out anew. */
    private synchronized void forgetAllBut(List<NightPlan> plans) {
        done.values().removeIf(last -> !last.pending()
                && plans.stream().noneMatch(plan -> plan.enabled() && plan.key().equals(last.plan().key())));
    }
}

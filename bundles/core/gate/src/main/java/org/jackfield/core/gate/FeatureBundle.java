package org.jackfield.core.gate;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jackfield.api.feature.FeatureStatus;
import org.jackfield.api.feature.FeatureStatus.State;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;

/** An installed feature bundle, and what the gate has been doing about it. */
final class FeatureBundle {

    private final Bundle bundle;
    private final AtomicReference<Thread> operation = new AtomicReference<>();
    private volatile FeatureDeclaration declaration;
    private volatile FeatureStatus status;
    private volatile String failure = "";
    private volatile int failures;
    private volatile long retryAt = Long.MIN_VALUE;
    private boolean stopHeard;
    private boolean markedWhenStopped;

    FeatureBundle(Bundle bundle, FeatureDeclaration declaration, Instant now) {
        this.bundle = bundle;
        this.declaration = declaration;
        this.status = statusOf(State.STARTING, "", "", now);
    }

    Bundle bundle() {
        return bundle;
    }

    FeatureDeclaration declaration() {
        return declaration;
    }

    /** The bundle was updated and may now declare something else. */
    void declares(FeatureDeclaration now) {
        declaration = now;
        forgiven();
    }

    FeatureStatus status() {
        return status;
    }

    /** Notes the state. {@return whether anything changed} */
    boolean becomes(State state, String reason, String remedy, Instant now) {
        FeatureStatus old = status;
        Instant since = old.state() == state ? old.since() : now;
        FeatureStatus next = statusOf(state, reason, remedy, since);
        status = next;
        return !next.equals(old);
    }

    FeatureStatus statusOf(State state, String reason, String remedy, Instant since) {
        FeatureDeclaration declared = declaration;
        return new FeatureStatus(
                declared.id(),
                declared.title(),
                declared.description(),
                declared.entitlements(),
                declared.counted(),
                bundle.getBundleId(),
                String.valueOf(bundle.getSymbolicName()),
                bundle.getVersion().toString(),
                state,
                reason,
                remedy,
                since);
    }

    static boolean running(int bundleState) {
        return (bundleState & (Bundle.ACTIVE | Bundle.STARTING)) != 0;
    }

    /** {@return whether it is being started or stopped right now: what it is to be is known when that is over} */
    boolean underWay(int bundleState) {
        return bundleState == Bundle.STOPPING || bundleState == Bundle.STARTING && !waitsForFirstUse();
    }

    /** With lazy activation a bundle is starting until somebody uses a class of it. */
    private boolean waitsForFirstUse() {
        String policy = bundle.getHeaders("").get(Constants.BUNDLE_ACTIVATIONPOLICY);
        return policy != null && policy.startsWith(Constants.ACTIVATION_LAZY);
    }

    static boolean resolved(int bundleState) {
        return (bundleState & (Bundle.INSTALLED | Bundle.UNINSTALLED)) == 0;
    }

    int startLevel() {
        return bundle.adapt(BundleStartLevel.class).getStartLevel();
    }

    /** {@return whether the gate is starting, stopping or removing it right now} */
    boolean busy() {
        Thread thread = operation.get();
        return thread != null && thread.isAlive();
    }

    /** {@return whether what happens to it on this thread is the gate's own doing} */
    boolean isOperatedByThisThread() {
        return operation.get() == Thread.currentThread();
    }

    /** Runs one operation on a thread of its own: a feature whose start or stop hangs holds up nobody else. */
    void run(String name, Runnable work) {
        Thread thread = Thread.ofPlatform()
                .name("jackfield-gate-" + name + "-" + declaration.id())
                .daemon()
                .unstarted(work);
        operation.set(thread);
        thread.start();
    }

    /** An administrator's stop of this bundle came, or a start after it. Guarded by this. */
    void stopHeard(boolean heard) {
        stopHeard = heard;
        markedWhenStopped = isMarkedStarted();
    }

    /** {@return whether it was stopped at the bundle itself, and not started since} Guarded by this. */
    boolean isStopHeard() {
        return stopHeard;
    }

    /** What is wished was said by the feature's id: what happened to the bundle before counts no more. */
    synchronized void wishedById() {
        stopHeard = false;
    }

    /**
     * {@return whether it was asked to run, although its stop is what came last} It need not run: the gate may have
     * stopped it just after it was asked. A stop for the time being leaves the mark as it is; then only its running
     * tells. Guarded by this.
     */
    boolean isStartUnheard() {
        return stopHeard && isMarkedStarted() && (running(bundle.getState()) || !markedWhenStopped);
    }

    private boolean isMarkedStarted() {
        try {
            BundleStartLevel level = bundle.adapt(BundleStartLevel.class);
            return level != null && level.isPersistentlyStarted();
        } catch (IllegalStateException e) {
            // It has just been uninstalled.
            return false;
        }
    }

    String failure() {
        return failure;
    }

    /** It did not start; the next attempts come later and later. */
    void failed(String why, long nowTicks) {
        failure = why;
        failures = Math.min(failures + 1, 6);
        retryAt = nowTicks + (500L << failures);
    }

    /** Another bundle was resolved: what this one missed may be there now. */
    void missingMayBeThere() {
        if (!failure.isEmpty()) {
            forgiven();
        }
    }

    /** An installer is at work on it. */
    void leaveAloneUntil(long ticks) {
        retryAt = ticks;
    }

    /** It may be started at once. */
    void forgiven() {
        retryAt = Long.MIN_VALUE;
        failures = 0;
    }

    void started() {
        failure = "";
        forgiven();
    }

    boolean mayTry(long nowTicks) {
        return nowTicks >= retryAt;
    }
}

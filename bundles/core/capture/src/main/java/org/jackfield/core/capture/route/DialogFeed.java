package org.jackfield.core.capture.route;

import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jackfield.api.media.dialog.SipDialog;
import org.jackfield.api.media.dialog.SipDialogListener;
import org.jackfield.api.media.dialog.SipEnd;
import org.jackfield.api.media.dialog.SipRegistration;
import org.jackfield.core.capture.sip.CallObserver;
import org.jackfield.core.capture.sip.Registrations;
import org.jackfield.core.capture.sip.SipCall;
import org.jackfield.core.capture.sip.SipParty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners of calls, on a thread of its own, so that nobody slow holds up the capture: of each call the latest state
 * waits, however often it has changed. The tracker's thread tells it; any thread adds and removes listeners.
 */
public final class DialogFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DialogFeed.class);
    private static final int MOST_WAITING = 50_000;
    private static final long SECOND = 1_000_000_000L;

    private final List<SipDialogListener> listeners = new CopyOnWriteArrayList<>();
    private final Map<SipCall, UUID> ids = new IdentityHashMap<>();
    private final Map<UUID, SipDialog> lasting = new LinkedHashMap<>();
    private final Map<Object, Consumer<SipDialogListener>> waiting = new LinkedHashMap<>();
    private final Map<String, SipRegistration> known = new LinkedHashMap<>();
    private Registrations registrations;
    private CaptureRules rules;
    private Thread thread;
    private boolean closed;

    /** Adds a listener, and tells it what lasts. */
    public synchronized void add(SipDialogListener listener) {
        if (thread == null) {
            thread = Thread.ofPlatform().name("capture-dialogs").daemon().start(this::run);
        }
        listeners.add(listener);
        List<SipDialog> dialogs = List.copyOf(lasting.values());
        List<SipRegistration> registered = List.copyOf(known.values());
        waiting.put(listener, any -> {
            // For the new one alone, once: not for the one that is told just now.
            if (any == listener) {
                registered.forEach(listener::registered);
                dialogs.forEach(listener::dialog);
            }
        });
        notifyAll();
    }

    /** Removes a listener. */
    public void remove(SipDialogListener listener) {
        listeners.remove(listener);
    }

    /** Ends once all that waits has been told. */
    @Override
    public void close() {
        Thread last;
        synchronized (this) {
            closed = true;
            last = thread;
            notifyAll();
        }
        boolean interrupted = false;
        while (last != null && last != Thread.currentThread()) {
            try {
                last.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void rules(CaptureRules changed) {
        rules = changed;
    }

    /** {@return an observer that tells another one, and this} */
    synchronized CallObserver before(CallObserver other, Registrations all, CaptureRules holding) {
        registrations = all;
        rules = holding;
        return new CallObserver() {
            @Override
            public void stateChanged(SipCall call, long now) {
                other.stateChanged(call, now);
                tell(call, now, false);
            }

            @Override
            public void mediaChanged(SipCall call, long now) {
                other.mediaChanged(call, now);
                tell(call, now, false);
            }

            @Override
            public void key(SipCall call, boolean byCaller, char key, long now) {
                other.key(call, byCaller, key, now);
            }

            @Override
            public void ended(SipCall call, long now, boolean interrupted) {
                other.ended(call, now, interrupted);
                tell(call, now, interrupted);
            }

            @Override
            public void registered(Registrations.Registration registration, long now) {
                other.registered(registration, now);
                tell(registration);
            }
        };
    }

    private synchronized void tell(SipCall call, long now, boolean interrupted) {
        boolean over = call.state() == SipCall.State.ENDED;
        UUID id = over ? ids.remove(call) : ids.computeIfAbsent(call, each -> UUID.randomUUID());
        if (id == null) {
            return;
        }
        SipDialog before = lasting.get(id);
        SipDialog after = describe(id, call, now, interrupted);
        if (before != null && isSame(before, after)) {
            return;
        }
        if (over) {
            lasting.remove(id);
        } else {
            lasting.put(id, after);
        }
        // At the end, so that what is told is told in the order in which it happened.
        boolean waited = waiting.remove(id) != null;
        if (!listeners.isEmpty() && (waited || waiting.size() < MOST_WAITING)) {
            waiting.put(id, listener -> listener.dialog(after));
            notifyAll();
        }
    }

    private synchronized void tell(Registrations.Registration accepted) {
        SipRegistration registration = new SipRegistration(
                accepted.number(), accepted.name(), accepted.address().host(), accepted.registrar().host());
        known.put(accepted.number(), registration);
        if (known.size() > MOST_WAITING) {
            known.remove(known.keySet().iterator().next());
        }
        if (!listeners.isEmpty() && waiting.size() < MOST_WAITING) {
            waiting.put(accepted.number(), listener -> listener.registered(registration));
            notifyAll();
        }
    }

    private SipDialog describe(UUID id, SipCall call, long now, boolean interrupted) {
        SipDialog.Hold hold = !call.held() ? SipDialog.Hold.NONE
                : call.heldByCaller() ? SipDialog.Hold.CALLER : SipDialog.Hold.CALLED;
        Optional<SipDialog.Transfer> transfer = call.referredTo().isEmpty() ? Optional.empty()
                : Optional.of(new SipDialog.Transfer(call.referredByCaller(), call.referredTo(), call.referReplaces()));
        return new SipDialog(id, call.callId(), SipDialog.State.valueOf(call.state().name()), end(call.caller(), now),
                end(call.callee(), now), instant(call.began()), instant(now), hold, call.replaces(), transfer, call.status(),
                call.endedByCaller() || call.cancelled(), interrupted);
    }

    private SipEnd end(SipParty party, long now) {
        return new SipEnd(party.number(), party.name(), party.signalling().host(), rules.isPhoneSystem(party.signalling()),
                registrations.of(party.number(), now).isPresent());
    }

    private static boolean isSame(SipDialog one, SipDialog two) {
        return one.state() == two.state() && one.hold() == two.hold() && one.transfer().equals(two.transfer())
                && one.caller().equals(two.caller()) && one.called().equals(two.called());
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }

    private void run() {
        while (true) {
            List<Consumer<SipDialogListener>> news;
            synchronized (this) {
                while (waiting.isEmpty() && !closed) {
                    try {
                        wait();
                    } catch (InterruptedException e) {
                        return;
                    }
                }
                if (waiting.isEmpty()) {
                    return;
                }
                news = new ArrayList<>(waiting.values());
                waiting.clear();
            }
            news.forEach(each -> listeners.forEach(listener -> tell(each, listener)));
        }
    }

    private static void tell(Consumer<SipDialogListener> news, SipDialogListener listener) {
        try {
            news.accept(listener);
        } catch (RuntimeException e) {
            LOG.error("{} failed at news of a call", listener, e);
        }
    }
}

package org.jackfield.connectors.sip;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jackfield.api.media.dialog.SipDialog;
import org.jackfield.api.media.dialog.SipDialogListener;
import org.jackfield.api.media.dialog.SipRegistration;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.telephony.LinkStatus.State;
import org.jackfield.api.telephony.command.Capabilities;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.api.telephony.connector.Connector;
import org.jackfield.api.telephony.connector.ConnectorSink;
import org.jackfield.api.telephony.event.LinkEvent;
import org.jackfield.api.telephony.event.TelephonyEvent;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows one phone system by the dialogs that are overheard. Its link is up while the mirror ports can be captured. */
final class SipConnector implements Connector, SipDialogListener {

    private static final Logger LOG = LoggerFactory.getLogger(SipConnector.class);
    private static final long LOOK_SECONDS = 10;
    private static final String DEAF = "A phone system that is only listened to cannot be told to do anything.";

    private final String address;
    private final ConnectorSink sink;
    private final Supplier<Optional<Problem>> trouble;
    private final BundleContext context;
    private final SipSwitchboard switchboard;
    private final ScheduledThreadPoolExecutor thread;
    private ServiceRegistration<SipDialogListener> registration;
    private State state = State.CONNECTING;
    private String reason = "";
    private SipDialog heard;
    /** As of when news counts. What comes without a time, such as a registration, does not overtake calls that are still to be told. */
    private Instant latest;
    private volatile boolean closed;

    /**
     * @param trouble why nothing can be heard just now
     * @param context where calls are asked for
     */
    SipConnector(String address, NumberingPlan plan, ConnectorSink sink, Supplier<Optional<Problem>> trouble,
            BundleContext context) {
        this.address = address;
        this.sink = sink;
        this.trouble = trouble;
        this.context = context;
        switchboard = new SipSwitchboard(plan, this::tell);
        thread = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("sip-" + address).factory());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    }

    @Override
    public void start() {
        thread.execute(() -> {
            sink.accept(new LinkEvent.LinkChanged(State.CONNECTING, ""));
            registration = context.registerService(SipDialogListener.class, this, null);
            look();
        });
        thread.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.none(DEAF);
    }

    @Override
    public CompletionStage<CommandResult> execute(Command command) {
        return CompletableFuture.failedStage(new CommandException(CommandFailure.UNSUPPORTED, "", DEAF));
    }

    @Override
    public void resync(LinkEvent.Scope scope) {
        run(() -> {
            if (state == State.UP) {
                tellAll();
            }
        });
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.execute(() -> {
                if (registration != null) {
                    registration.unregister();
                    registration = null;
                }
                thread.shutdown();
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("{} is closed already", address);
        }
    }

    @Override
    public void dialog(SipDialog dialog) {
        run(() -> {
            heard = dialog;
            latest = dialog.at();
            switchboard.dialog(dialog);
            heard = null;
        });
    }

    @Override
    public void registered(SipRegistration accepted) {
        run(() -> switchboard.registered(accepted));
    }

    boolean isClosed() {
        return closed;
    }

    private void look() {
        Optional<Problem> problem = trouble.get();
        String why = problem.map(Problem::toLine).orElse("");
        if (problem.isPresent()) {
            if (state != State.DOWN || !why.equals(reason)) {
                LOG.info("{} is not followed: {}", address, why);
                state = State.DOWN;
                reason = why;
                sink.accept(new LinkEvent.LinkChanged(State.DOWN, why));
            }
        } else if (state != State.UP) {
            sink.accept(new LinkEvent.LinkChanged(State.SYNCHRONISING, ""));
            tellAll();
            state = State.UP;
            reason = "";
            LOG.info("{} is followed by what passes at the mirror ports", address);
            sink.accept(new LinkEvent.LinkChanged(State.UP, ""));
        }
    }

    private void tellAll() {
        sink.accept(new LinkEvent.ResyncBegan(LinkEvent.Scope.ALL));
        switchboard.retell();
        sink.accept(new LinkEvent.ResyncEnded(LinkEvent.Scope.ALL, true));
    }

    private void tell(TelephonyEvent event) {
        if (latest == null) {
            sink.accept(event);
        } else {
            sink.overheard(event, latest, heard == null ? null : raw(heard));
        }
    }

    private static String raw(SipDialog dialog) {
        return "Call-ID " + dialog.callId() + ": " + dialog.caller().number() + " at " + dialog.caller().address().getHostAddress()
                + " to " + dialog.called().number() + " at " + dialog.called().address().getHostAddress() + ", "
                + dialog.state() + (dialog.status() == 0 ? "" : " " + dialog.status());
    }

    private void run(Runnable task) {
        try {
            thread.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    LOG.error("{}: a dialog could not be followed", address, e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("{} is closed", address);
        }
    }
}

package ${package}.line;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.DeviceDescription;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.LinkStatus.State;
import org.jackfield.api.telephony.command.Capabilities;
import org.jackfield.api.telephony.command.Capability;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.api.telephony.connector.Connector;
import org.jackfield.api.telephony.connector.ConnectorConfig;
import org.jackfield.api.telephony.connector.ConnectorSink;
import org.jackfield.api.telephony.event.CallDetails;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.LinkEvent;
import org.jackfield.api.telephony.event.LinkEvent.Scope;
import org.jackfield.api.telephony.event.SystemEvent;

/**
 * Follows a phone system over TCP. Lines are UTF-8, end with a line feed, and have words with a space between:
 *
 * <pre>
 * we say                       it says
 * LOGIN password               WELCOME, or it closes the connection
 * DEVICES                      DEVICE number name …, for each; END
 * CALLS                        RING or ANSWER as below for each call alive; END
 * DIAL number destination      OK or NO reason
 *                              RING call number caller, ANSWER call number, CLEAR call: whenever it happens
 * </pre>
 */
final class LineConnector implements Connector {

    private static final int CONNECT_MILLIS = 10_000;
    private static final int SILENCE_MILLIS = 30_000;
    private static final int ANSWER_SECONDS = 20;
    private static final int MOST_WAITING = 100;
    private static final int LONGEST_LINE = 1_000;
    private static final Set<Capability> CAN = EnumSet.of(
            Capability.MAKE_CALL, Capability.CALL_EVENTS, Capability.SNAPSHOT);

    private final ConnectorConfig config;
    private final int port;
    private final ConnectorSink sink;
    private final Queue<CompletableFuture<CommandResult>> waiting = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private Thread thread;
    private Socket socket;
    private Writer out;

    LineConnector(ConnectorConfig config, int port, ConnectorSink sink) {
        this.config = config;
        this.port = port;
        this.sink = sink;
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().daemon().name("${name}-" + config.host()).start(this::run);
    }

    private void run() {
        long retry = config.number(LineConnectorFactory.RETRY_SECONDS);
        try {
            while (closed.getCount() > 0) {
                String reason;
                try {
                    follow();
                    reason = "the phone system closed the connection";
                } catch (IOException e) {
                    reason = "the connection failed: " + e.getMessage();
                }
                fail(CommandFailure.INTERRUPTED, reason);
                if (closed.getCount() > 0) {
                    sink.accept(new LinkEvent.LinkChanged(State.DOWN, reason + "; tried again every " + retry + " s"));
                }
                closed.await(retry, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() throws IOException {
        sink.accept(new LinkEvent.LinkChanged(State.CONNECTING, ""));
        try (Socket link = new Socket()) {
            link.connect(new InetSocketAddress(config.host(), port), CONNECT_MILLIS);
            link.setSoTimeout(SILENCE_MILLIS);
            BufferedReader in = new BufferedReader(new InputStreamReader(link.getInputStream(), StandardCharsets.UTF_8));
            open(link, new OutputStreamWriter(link.getOutputStream(), StandardCharsets.UTF_8));
            say("LOGIN " + config.secret().reveal());
            if (!"WELCOME".equals(line(in))) {
                throw new IOException("the log-in was not accepted; check the password");
            }
            sink.accept(new LinkEvent.LinkChanged(State.SYNCHRONISING, ""));
            sink.accept(new LinkEvent.ImportBegan(""));
            say("DEVICES");
            for (String line = line(in); !line.equals("END"); line = line(in)) {
                device(line);
            }
            sink.accept(new SystemEvent.DevicesComplete(""));
            resync(Scope.ALL);
            boolean up = false;
            while (true) {
                String line = next(in);
                if (line.equals("END")) {
                    sink.accept(new LinkEvent.ResyncEnded(Scope.ALL, true));
                    if (!up) {
                        up = true;
                        sink.accept(new LinkEvent.LinkChanged(State.UP, ""));
                    }
                } else if (line.equals("OK") || line.startsWith("NO ")) {
                    answer(line);
                } else {
                    call(line);
                }
            }
        } finally {
            open(null, null);
        }
    }

    /** Who is silent is asked; who stays silent is gone. */
    private String next(BufferedReader in) throws IOException {
        try {
            return line(in);
        } catch (SocketTimeoutException quiet) {
            resync(Scope.ALL);
            return line(in);
        }
    }

    /** Bounded: whoever sends more without an end of line is no phone system. */
    private static String line(BufferedReader in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("it was closed at the other end");
            }
            if (line.length() == LONGEST_LINE) {
                throw new IOException("a line of more than " + LONGEST_LINE + " characters came");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private void device(String line) throws IOException {
        String[] words = line.split(" ", 3);
        if (words.length < 2 || !words[0].equals("DEVICE")) {
            throw new IOException("it said " + line + " where DEVICE or END was due");
        }
        sink.accept(new SystemEvent.DeviceReported(new DeviceDescription(
                DeviceId.of(words[1]), DeviceKind.STATION, words.length > 2 ? words[2] : "", "")));
    }

    private void call(String line) throws IOException {
        String[] words = line.split(" ");
        String what = words[0] + "/" + words.length;
        CallEvent event = switch (what) {
            case "RING/4" -> new CallEvent.Delivered(
                    CallId.of(words[1]), DeviceId.of(words[2]), CallDetails.from(DeviceId.of(words[3])), Cause.NEW_CALL);
            case "ANSWER/3" -> new CallEvent.Established(
                    CallId.of(words[1]), DeviceId.of(words[2]), CallDetails.NONE, Cause.ANSWERED);
            case "CLEAR/2" -> new CallEvent.CallCleared(CallId.of(words[1]), Cause.NORMAL_CLEARING, "");
            default -> throw new IOException("it said " + line + ", which is none of RING, ANSWER and CLEAR");
        };
        sink.accept(event, null, line);
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.builder()
                .except(EnumSet.complementOf(EnumSet.copyOf(CAN)), "the lines of this phone system have no word for it")
                .build();
    }

    @Override
    public CompletionStage<CommandResult> execute(Command command) {
        CompletableFuture<CommandResult> result = new CompletableFuture<>();
        if (command instanceof Command.MakeCall call) {
            ask("DIAL " + call.device().number() + " " + call.number(), result);
        } else {
            result.completeExceptionally(refused(CommandFailure.UNSUPPORTED, capabilities()
                    .whyNot(command.capability()).orElse("not supported")));
        }
        return result;
    }

    private synchronized void ask(String line, CompletableFuture<CommandResult> result) {
        if (out == null) {
            result.completeExceptionally(refused(CommandFailure.LINK_DOWN, "There is no connection to the phone system."));
        } else if (waiting.size() == MOST_WAITING) {
            result.completeExceptionally(refused(CommandFailure.OVERLOADED, "Too many commands wait for an answer."));
        } else if (line.chars().anyMatch(Character::isISOControl)) {
            result.completeExceptionally(refused(CommandFailure.INVALID_ARGUMENT, "Numbers hold no control characters."));
        } else {
            waiting.add(result);
            result.orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS);
            say(line);
        }
    }

    private synchronized void answer(String line) {
        CompletableFuture<CommandResult> first = waiting.poll();
        if (first != null && line.equals("OK")) {
            first.completeAsync(() -> CommandResult.DONE);
        } else if (first != null) {
            fail(first, CommandFailure.REFUSED, line.substring(3));
        }
    }

    @Override
    public synchronized void resync(Scope scope) {
        if (out != null) {
            sink.accept(new LinkEvent.ResyncBegan(Scope.ALL));
            say("CALLS");
        }
    }

    private synchronized void say(String line) {
        try {
            out.write(line + "\n");
            out.flush();
        } catch (IOException e) {
            // the reading side hears of it too, and tells
            try {
                socket.close();
            } catch (IOException already) {
                e.addSuppressed(already);
            }
        }
    }

    private synchronized void open(Socket link, Writer writer) {
        socket = link;
        out = writer;
    }

    private synchronized void fail(CommandFailure failure, String reason) {
        for (CompletableFuture<CommandResult> each = waiting.poll(); each != null; each = waiting.poll()) {
            fail(each, failure, reason);
        }
    }

    /** On another thread: whoever waits must not hold up the phone system's lines. */
    private static void fail(CompletableFuture<CommandResult> result, CommandFailure failure, String reason) {
        CompletableFuture.runAsync(() -> result.completeExceptionally(refused(failure, reason)));
    }

    private static CommandException refused(CommandFailure failure, String reason) {
        return new CommandException(failure, "", reason);
    }

    @Override
    public void close() {
        closed.countDown();
        synchronized (this) {
            if (socket != null) {
                try {
                    socket.close();
                } catch (IOException e) {
                    // it is closed then
                }
            }
        }
        fail(CommandFailure.INTERRUPTED, "the connection was ended here");
        if (thread != null && thread != Thread.currentThread()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

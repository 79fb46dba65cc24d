package org.jackfield.connectors.oai;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jackfield.connectors.oai.link.Link;
import org.jackfield.connectors.oaiwire.Frames;
import org.jackfield.connectors.oaiwire.Login;
import org.jackfield.connectors.oaiwire.RequestLine;
import org.jackfield.connectors.oaiwire.code.ListType;
import org.jackfield.connectors.oaiwire.command.QueryCommands;
import org.jackfield.connectors.oaiwire.command.SessionCommands;

/**
 * A phone system of four stations, a trunk, an ACD group and an agent, or two such nodes behind a gateway; written down as the
 * protocol reference prints it. Tests replace single answers.
 */
public final class FakePhoneSystem implements Link.Opener {

    /** Answers with the fields after the InvokeID; {@code null} for silence. */
    public interface Answer extends Function<RequestLine, String> {
    }

    private static final Map<ListType, List<String>> LISTS = Map.of(
            ListType.STATIONS, List.of(
                    "%s1000,|ADMIN|,|Admin desk|,1000,1,0,0001,0001,2500,0,1,40",
                    "%s1001,|ALICE|,|Alice Adams|,1000,0,0,0001,0001,2500,0,1,42",
                    "%s1002,|BOB|,|Bob Brown|,1000,0,0,0001,0001,2500,38,1,48"),
            ListType.TRUNKS, List.of("%s94001,|SIP|,|SIP trunks|,6"),
            ListType.HUNT_GROUPS, List.of("%s2001,|SALES|,|Sales team|,2,2,1"),
            ListType.VOICE_MAIL_APPLICATIONS, List.of("%s2600,|CRA|,|Welcome|,5"),
            ListType.ACD_AGENTS, List.of("5001,|Alice Adams|"),
            ListType.FEATURES, List.of("458,59,|FWD NO ANSWER/BUSY|,0,1,0,1"));

    private final LeapingThread thread;
    private final boolean gateway;
    private final Map<String, Answer> answers = new HashMap<>();
    private final List<RequestLine> requests = new ArrayList<>();
    private final List<Login> logins = new ArrayList<>();
    private Link.Listener listener;
    private boolean closed;
    private boolean refusing;
    private int sequence;
    private int reference;
    private List<String> resyncEvents = List.of();

    public FakePhoneSystem(LeapingThread thread, boolean gateway) {
        this.thread = thread;
        this.gateway = gateway;
        answers.put("_QN", request -> gateway ? "0,2,1,|Head office|,2,|Branch|" : "0,1,1,|Head office|");
        answers.put("_NO", request -> gateway ? "0,2,1,1,2,1" : "0");
        answers.put("_NA", request -> gateway ? "0,1" : "45");
        answers.put("_XE", request -> "0,1");
        answers.put("_QX", request -> list((QueryCommands.QueryList) request.body()));
        answers.put("_MA", request -> "0,1," + monitors(((SessionCommands.StartMonitorsPaged) request.body()).id(),
                ((SessionCommands.StartMonitorsPaged) request.body()).type().wire(), true));
        answers.put("_MS", request -> "0," + monitors(((SessionCommands.StartMonitors) request.body()).id(),
                ((SessionCommands.StartMonitors) request.body()).type().wire(), false));
        answers.put("_QT", request -> "0,0");
        answers.put("_SP", request -> "0,0");
        answers.put("_QH", request -> "0,0,0,2");
        answers.put("_QM", request -> "0,0");
    }

    @Override
    public Link open(Link.Listener toTell) {
        listener = toTell;
        closed = false;
        thread.execute(refusing ? () -> toTell.closed("Connection refused") : toTell::opened);
        return new Link() {
            @Override
            public boolean send(byte[] frame) {
                thread.execute(() -> take(frame));
                return true;
            }

            @Override
            public void close() {
                closed = true;
            }
        };
    }

    /** Replaces an answer: the outcome and what follows; {@code null} is silence. */
    public FakePhoneSystem answer(String command, Answer answer) {
        answers.put(command, answer);
        return this;
    }

    /** Replaces an answer. */
    public FakePhoneSystem answer(String command, String answer) {
        return answer(command, request -> answer);
    }

    /** What a resync tells, with {@code #} for its code. */
    public void resyncTells(String... events) {
        resyncEvents = List.of(events);
    }

    /** Says who it is, as after a log-in or a restart. */
    public void introduce() {
        sequence = 0;
        say("RS,0,09:30,040126,V10.20,V6.0.11.113,3," + (gateway ? "0" : "1") + ",0,3,1");
        say("RD,0,");
    }

    /** Says a line with the next sequence number. */
    public void say(String line) {
        sayPlainly(String.format("%03d,%s", sequence, line));
        sequence = (sequence + 1) % 1000;
    }

    /** Says a line as it is. */
    public void sayPlainly(String line) {
        byte[] payload = (line + "\r\n").getBytes(Frames.CHARSET);
        Link.Listener current = listener;
        thread.execute(() -> {
            if (!closed && current == listener) {
                current.received(payload);
            }
        });
    }

    /** Loses so many lines. */
    public void lose(int lines) {
        sequence = (sequence + lines) % 1000;
    }

    /** Breaks the connection. */
    public void hangUp() {
        Link.Listener current = listener;
        thread.execute(() -> current.closed("the phone system closed the connection"));
    }

    /** Takes no connections, or takes them again. */
    public void refuse(boolean refuse) {
        refusing = refuse;
    }

    public List<Login> logins() {
        return logins;
    }

    /** The commands that came, without their InvokeIDs. */
    public List<String> commands() {
        return requests.stream().map(request -> String.join(",", request.command(), String.join(",", request.fields())))
                .map(line -> line.endsWith(",") ? line.substring(0, line.length() - 1) : line).toList();
    }

    public List<RequestLine> requests() {
        return requests;
    }

    public void forget() {
        requests.clear();
    }

    private void take(byte[] frame) {
        byte[] payload = new byte[frame.length - 4];
        System.arraycopy(frame, 4, payload, 0, payload.length);
        Login login = Login.parse(payload);
        if (login != null) {
            logins.add(login);
            if (answers.containsKey("login")) {
                String line = answers.get("login").apply(null);
                if (line != null) {
                    sayPlainly(line);
                }
            } else {
                introduce();
            }
            return;
        }
        RequestLine request = RequestLine.parse(Frames.line(payload));
        requests.add(request);
        if ("_RR".equals(request.command()) && !answers.containsKey("_RR")) {
            resync(request);
            return;
        }
        String answer = answers.getOrDefault(request.command(), any -> "0").apply(request);
        if (answer != null) {
            say("CF," + request.command() + "," + request.invokeId() + "," + answer);
        }
    }

    private void resync(RequestLine request) {
        String scope = request.fields().isEmpty() ? "" : request.fields().getFirst();
        say("CF,_RR," + request.invokeId() + ",0," + scope);
        resyncEvents.forEach(event -> say(event.replace("#", request.invokeId().toString())));
        say("RD," + request.invokeId() + "," + scope);
    }

    private String list(QueryCommands.QueryList query) {
        String node = gateway ? query.scope() : "";
        List<String> entities = LISTS.getOrDefault(query.list().value(), List.of()).stream()
                .map(entity -> String.format(entity, node)).toList();
        String fields = String.join(",", entities);
        return "0," + query.list().wire() + "," + Integer.toHexString(query.mask()) + ",1," + entities.size()
                + (fields.isEmpty() ? "" : "," + fields);
    }

    private String monitors(String id, String type, boolean paged) {
        List<String> watched = switch (type) {
            case "1" -> List.of(id);
            case "3" -> List.of(id + "1000", id + "1001", id + "1002");
            case "4" -> List.of(id + "94001");
            case "9" -> List.of(id + "2600");
            case "13" -> List.of(id + "2001");
            case "11" -> List.of(gateway ? id : "1:");
            default -> List.of();
        };
        StringBuilder line = new StringBuilder(paged ? type + "," : "").append(watched.size());
        for (String device : watched) {
            line.append(String.format(",%03d,%s", ++reference, device));
        }
        return watched.isEmpty() ? line.toString() : line + ("11".equals(type) ? ",S:00FE" : ",A:00FC,C:FFFE,F:1FFF");
    }
}

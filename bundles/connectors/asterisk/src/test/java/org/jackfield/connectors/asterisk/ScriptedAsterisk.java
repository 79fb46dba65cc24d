package org.jackfield.connectors.asterisk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The other end of one AMI connection at a time, which says what the test says. */
final class ScriptedAsterisk implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final ServerSocket server;
    private Socket socket;
    private BufferedReader in;
    private String channels = "";
    private String lastId = "";

    ScriptedAsterisk() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
        server.setSoTimeout(PATIENCE_MILLIS);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Takes a connection and says nothing. */
    void acceptSilently() throws IOException {
        socket = server.accept();
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Has this channel from now on, whose variables it does not know. */
    void channels(String channel) {
        channels = channel;
    }

    /** The same as an empty Asterisk, but for one action that is left unanswered. */
    void logInBut(String unanswered) throws IOException {
        accept();
        for (Map<String, String> asked = next(); !asked.get("Action").equals(unanswered); asked = next()) {
            answer(asked);
        }
    }

    /** Of the action that was asked for last. */
    String lastId() {
        return lastId;
    }

    /** Takes a connection and greets. */
    void accept() throws IOException {
        acceptSilently();
        say("Asterisk Call Manager/5.0.4\r\n");
    }

    /** Accepts and answers everything as an empty Asterisk does until night mode, which is read last, is read. */
    void logIn() throws IOException {
        logInRefusing("", "");
    }

    /** The same, but for one action that is refused; ends early if the connector does. */
    void logInRefusing(String refused, String reason) throws IOException {
        accept();
        for (Map<String, String> asked = next(); asked != null; asked = next()) {
            String action = asked.get("Action");
            if (action.equals(refused)) {
                refuse(asked, reason);
            } else {
                answer(asked);
            }
            if (action.equals("Getvar") && !asked.containsKey("Channel")) {
                return;
            }
        }
    }

    /** The next action that is no other than this one. */
    Map<String, String> nextBut(String ignored) throws IOException {
        while (true) {
            Map<String, String> asked = next();
            if (!asked.get("Action").equals(ignored)) {
                return asked;
            }
        }
    }

    /** The next action; null at the end. */
    Map<String, String> next() throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line = in.readLine(); line == null || !line.isEmpty(); line = in.readLine()) {
            if (line == null) {
                return null;
            }
            int colon = line.indexOf(':');
            fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        lastId = fields.get("ActionID");
        return fields;
    }

    private void answer(Map<String, String> asked) throws IOException {
        String id = "\r\nActionID: " + asked.get("ActionID") + "\r\n";
        switch (asked.get("Action")) {
            case "Challenge" -> say("Response: Success\r\nChallenge: 1234" + id + "\r\n");
            case "Login" -> say("Response: Success" + id + "\r\nEvent: FullyBooted\r\n\r\n");
            case "Getvar" -> say("Response: Success\r\nValue: " + (asked.containsKey("Channel") ? "" : "NOT_INUSE") + id + "\r\n");
            case "CoreShowChannels" -> say("Response: Success\r\nEventList: start" + id
                    + (channels.isEmpty() ? "" : "\r\nEvent: CoreShowChannel\r\n" + channels.stripTrailing() + id)
                    + "\r\nEvent: Done\r\nEventList: Complete" + id + "\r\n");
            case "Ping" -> say("Response: Success\r\nPing: Pong" + id + "\r\n");
            default -> say("Response: Success\r\nEventList: start" + id
                    + "\r\nEvent: Done\r\nEventList: Complete" + id + "\r\n");
        }
    }

    void refuse(Map<String, String> asked, String reason) throws IOException {
        say("Response: Error\r\nMessage: " + reason + "\r\nActionID: " + asked.get("ActionID") + "\r\n\r\n");
    }

    void say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    void hangUp() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
        }
        server.close();
    }
}

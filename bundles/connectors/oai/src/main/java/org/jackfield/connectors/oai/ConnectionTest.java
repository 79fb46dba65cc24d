package org.jackfield.connectors.oai;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.jackfield.api.telephony.connector.ConnectionReport;
import org.jackfield.connectors.oai.link.Link;
import org.jackfield.connectors.oai.link.SessionThread;
import org.jackfield.connectors.oai.session.OaiSettings;
import org.jackfield.connectors.oaiwire.Frames;
import org.jackfield.connectors.oaiwire.Login;
import org.jackfield.connectors.oaiwire.ServerLine;
import org.jackfield.connectors.oaiwire.event.SystemEvents;

/** Logs in, hears who is there, and leaves. */
final class ConnectionTest implements Link.Listener {

    private static final long LONGEST_MILLIS = 20_000;

    private final OaiSettings settings;
    private final SessionThread thread;
    private final CompletableFuture<ConnectionReport> report = new CompletableFuture<>();
    private Link link;
    private boolean connected;

    ConnectionTest(OaiSettings settings, SessionThread thread) {
        this.settings = settings;
        this.thread = thread;
    }

    /** Begins; the thread is closed at the end. */
    CompletableFuture<ConnectionReport> run(Link.Opener opener) {
        thread.execute(() -> {
            link = opener.open(this);
            thread.after(LONGEST_MILLIS, () -> fail("there was no answer"));
        });
        return report;
    }

    @Override
    public void opened() {
        connected = true;
        link.send(Frames.of(new Login(Login.Kind.OAI, settings.password().reveal(), settings.application()).payload()));
    }

    @Override
    public void received(byte[] payload) {
        if (!(ServerLine.parse(Frames.line(payload)) instanceof ServerLine.Event event)) {
            return;
        }
        if (event.event() instanceof SystemEvents.SystemStatus status) {
            end(new ConnectionReport(true, "Logged in to " + (status.isGateway() ? "a CT Gateway." : "a phone system."),
                    facts(status)));
        } else if (event.event() instanceof SystemEvents.PortsExhausted ports) {
            end(new ConnectionReport(false, "All " + ports.maximum() + " OAI ports are taken: another application must let"
                    + " go of one.", Map.of()));
        }
    }

    @Override
    public void closed(String reason) {
        fail(reason);
    }

    private void fail(String reason) {
        String message = connected
                ? "Connected, but the log-in was not accepted (" + reason + "). Check the password, and whether the System OAI"
                        + " Level 2 socket is enabled and licensed."
                : "No connection to " + settings.host() + " port " + settings.port() + " (" + reason + "). Check the address, the"
                        + " port, and any firewall in between.";
        end(new ConnectionReport(false, message, Map.of()));
    }

    private void end(ConnectionReport result) {
        link.close();
        report.complete(result);
        thread.close();
    }

    private static Map<String, String> facts(SystemEvents.SystemStatus status) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Protocol", status.protocol());
        facts.put("Software", status.software());
        facts.put("Licensed", status.premium().toString());
        facts.put("Node", status.isGateway() ? "CT Gateway" : status.node());
        facts.put("Country", status.country().toString());
        return facts;
    }
}

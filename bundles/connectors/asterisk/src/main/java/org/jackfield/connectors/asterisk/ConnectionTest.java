package org.jackfield.connectors.asterisk;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.connector.ConnectionReport;
import org.jackfield.connectors.asterisk.ami.AmiAction;
import org.jackfield.connectors.asterisk.ami.AmiDecoder;
import org.jackfield.connectors.asterisk.ami.AmiLink;
import org.jackfield.connectors.asterisk.ami.AmiMessage;
import org.jackfield.connectors.asterisk.ami.AmiThread;
import org.jackfield.connectors.asterisk.session.Exchange;
import org.jackfield.connectors.asterisk.session.LogIn;
import org.jackfield.connectors.asterisk.session.Settings;

/** Logs in, asks who is there, and leaves. */
final class ConnectionTest implements AmiLink.Listener {

    private static final long LONGEST_MILLIS = 20_000;
    private static final long ANSWER_MILLIS = 8_000;

    private final Settings settings;
    private final AmiThread thread;
    private final CompletableFuture<ConnectionReport> report = new CompletableFuture<>();
    private AmiLink link;
    private Exchange exchange;

    ConnectionTest(Settings settings) {
        this.settings = settings;
        this.thread = new AmiThread("asterisk-" + settings.host() + "-test");
    }

    CompletableFuture<ConnectionReport> run() {
        thread.execute(() -> {
            link = AmiLink.open(settings.host(), settings.port(), thread, this);
            exchange = new Exchange(link::send, thread, ANSWER_MILLIS);
            thread.after(LONGEST_MILLIS, () -> closed("there was no answer"));
        });
        return report;
    }

    @Override
    public void received(AmiMessage message) {
        if (message.fields().containsKey(AmiDecoder.GREETING)) {
            LogIn.to(exchange, settings)
                    .thenCompose(in -> exchange.ask(AmiAction.of("CoreSettings")))
                    .whenComplete(this::loggedIn);
        } else {
            exchange.take(message);
        }
    }

    @Override
    public void closed(String reason) {
        end(false, "No connection to " + settings.address() + " (" + reason + "). Check the address, the port, any firewall"
                + " in between, and that manager.conf has AMI enabled.", Map.of());
    }

    private void loggedIn(Exchange.Answer answer, Throwable failure) {
        if (failure != null) {
            end(false, "Connected, but the log-in failed (" + CommandException.causeOf(failure).getMessage() + "). Check user and password, and the"
                    + " user's permissions in manager.conf.", Map.of());
            return;
        }
        end(true, "Logged in to an Asterisk.", Map.of(
                "Asterisk", answer.response().get("AsteriskVersion"), "AMI", answer.response().get("AMIversion")));
    }

    private void end(boolean success, String message, Map<String, String> facts) {
        link.close();
        report.complete(new ConnectionReport(success, message, facts));
        thread.close();
    }
}

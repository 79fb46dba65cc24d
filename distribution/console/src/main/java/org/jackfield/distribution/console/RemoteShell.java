package org.jackfield.distribution.console;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.io.output.NoCloseOutputStream;
import org.apache.sshd.core.CoreModuleProperties;

/** The command line of an instance of this machine, over SSH. */
final class RemoteShell {

    private static final String HOST = "127.0.0.1";
    private static final Duration TO_CONNECT = Duration.ofSeconds(30);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(20);
    private static final int MISSED_SIGNS = 3;

    private final int port;
    private final ServerKeyVerifier serverKey;

    RemoteShell(int port, ServerKeyVerifier serverKey) {
        this.port = port;
        this.serverKey = serverKey;
    }

    /** The command was not run; the message tells why. */
    static final class NotRunException extends IOException {

        private static final long serialVersionUID = 1L;

        NotRunException(String why) {
            super(why);
        }

        NotRunException(String why, Exception cause) {
            super(why, cause);
        }
    }

    /** {@return the exit code of the command} However long it takes: only a dead server ends the wait. */
    int run(String user, String password, String command, PrintStream out, PrintStream err) throws IOException {
        AtomicBoolean stranger = new AtomicBoolean();
        try (SshClient client = SshClient.setUpDefaultClient()) {
            client.setServerKeyVerifier((session, address, key) -> {
                boolean known = serverKey.verifyServerKey(session, address, key);
                stranger.set(!known);
                return known;
            });
            // Nothing but the password counts: neither the files in ~/.ssh nor the keys of an agent.
            client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
            client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
            CoreModuleProperties.IDLE_TIMEOUT.set(client, Duration.ZERO);
            client.setUserAuthFactories(List.of(UserAuthPasswordFactory.INSTANCE));
            CoreModuleProperties.PASSWORD_PROMPTS.set(client, 1);
            CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, SIGN_OF_LIFE);
            CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, MISSED_SIGNS);
            client.start();
            try (ClientSession session = connect(client, user)) {
                logIn(session, user, password, stranger);
                return execute(session, command, out, err);
            }
        }
    }

    private ClientSession connect(SshClient client, String user) throws IOException {
        try {
            return client.connect(user, HOST, port).verify(TO_CONNECT).getSession();
        } catch (IOException e) {
            throw new NotRunException("no command line on port " + port
                    + "; is Jackfield running, and is it this port (--ssh-port, JACKFIELD_SSH_PORT)?", e);
        }
    }

    private void logIn(ClientSession session, String user, String password, AtomicBoolean stranger) throws IOException {
        session.addPasswordIdentity(password);
        try {
            session.auth().verify(TO_CONNECT);
        } catch (SshException e) {
            String why = stranger.get()
                    ? "what answers on port " + port + " is not this instance; the password was not sent"
                    : "the log-in of " + user + " was refused";
            throw new NotRunException(why, e);
        }
    }

    private static int execute(ClientSession session, String command, PrintStream out, PrintStream err)
            throws IOException {
        try (ChannelExec channel = session.createExecChannel(command)) {
            channel.setOut(new NoCloseOutputStream(out));
            channel.setErr(new NoCloseOutputStream(err));
            channel.open().verify(TO_CONNECT);
            channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), 0);
            out.flush();
            Integer exit = channel.getExitStatus();
            if (exit == null) {
                throw new NotRunException("the connection was lost; how the command ended is not known");
            }
            return exit;
        }
    }
}

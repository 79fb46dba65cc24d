package org.jackfield.distribution.itest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;

/** One command on the command line of an instance, by password. */
final class Ssh {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Ssh() {
    }

    /** The server said no to the name and password. */
    static final class Refused extends RuntimeException {
        Refused(String user, Throwable cause) {
            super("log-in refused for " + user, cause);
        }
    }

    static String run(int port, String user, String password, String command) {
        try (SshClient client = SshClient.setUpDefaultClient()) {
            client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
            client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
            client.start();
            try (ClientSession session = client.connect(user, "127.0.0.1", port).verify(LIMIT).getSession()) {
                session.addPasswordIdentity(password);
                authenticate(session, user);
                return execute(session, command);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void authenticate(ClientSession session, String user) throws IOException {
        try {
            session.auth().verify(LIMIT);
        } catch (SshException e) {
            throw new Refused(user, e);
        }
    }

    private static String execute(ClientSession session, String command) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (ChannelExec channel = session.createExecChannel(command)) {
            channel.setOut(output);
            channel.setErr(output);
            channel.open().verify(LIMIT);
            if (channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), LIMIT).contains(ClientChannelEvent.TIMEOUT)) {
                throw new AssertionError(command + " took longer than " + LIMIT + ":\n" + output);
            }
        }
        return output.toString(StandardCharsets.UTF_8);
    }
}

package org.jackfield.core.shares;

import com.hierynomus.mssmb2.SMBApiException;
import com.hierynomus.smbj.SMBClient;
import com.hierynomus.smbj.SmbConfig;
import com.hierynomus.smbj.auth.AuthenticationContext;
import com.hierynomus.smbj.common.SMBRuntimeException;
import com.hierynomus.smbj.connection.Connection;
import com.hierynomus.smbj.session.Session;
import com.hierynomus.smbj.share.DiskShare;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jackfield.api.shares.Share;
import org.jackfield.api.shares.ShareStatus.State;

/** Connects to file servers by SMB 2 and 3. */
final class SmbConnector {

    private static final int ANSWER_SECONDS = 20;
    private static final int SOCKET_SECONDS = 60;

    private SmbConnector() {}

    /** It cannot be connected, and why. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;
        private final State state;

        Refused(State state, String message, Throwable cause) {
            super(message, cause);
            this.state = state;
        }

        State state() {
            return state;
        }
    }

    /** A share to which we are connected; closing it ends the connection. */
    record Connected(SMBClient client, Connection connection, DiskShare disk) implements Closeable {
        @Override
        public void close() {
            try {
                disk.close();
            } catch (IOException | SMBRuntimeException e) {
                // the connection ends in any case
                connection.getRemoteHostname();
            }
            end(client, connection);
        }
    }

    /**
     * Connects to a share.
     *
     * @throws Refused with what a person has to know
     */
    static Connected connect(Share share, ShareSettings login) throws Refused {
        SMBClient client = new SMBClient(SmbConfig.builder()
                .withTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .withSoTimeout(SOCKET_SECONDS, TimeUnit.SECONDS)
                .withDfsEnabled(false)
                .withMultiProtocolNegotiate(false)
                .build());
        Connection connection = null;
        try {
            connection = client.connect(share.host(), share.port());
            return new Connected(client, connection, disk(connection, share, login));
        } catch (IOException | RuntimeException e) {
            end(client, connection);
            throw e instanceof Refused known ? known : refused(share, connection != null, e);
        }
    }

    /** Ends a connection without taking leave, for which one that is gone would be waited for. */
    private static void end(SMBClient client, Connection connection) {
        try {
            if (connection != null) {
                connection.close(true);
            }
        } catch (IOException | SMBRuntimeException e) {
            // it has ended in any case
        } finally {
            client.close();
        }
    }

    private static DiskShare disk(Connection connection, Share share, ShareSettings login) throws Refused {
        Session session;
        try {
            session = connection.authenticate(login.user().isEmpty()
                    ? AuthenticationContext.guest()
                    : new AuthenticationContext(
                            login.user(), login.password().reveal().toCharArray(), login.domain()));
        } catch (SMBApiException e) {
            throw new Refused(State.REFUSED, share.host() + " refuses the user and password", e);
        }
        try {
            if (session.connectShare(share.name()) instanceof DiskShare disk) {
                return disk;
            }
        } catch (SMBApiException e) {
            throw new Refused(State.NO_SHARE, share.host() + " has no share " + share.name() + " for this user", e);
        }
        throw new Refused(State.NO_SHARE, share.name() + " on " + share.host() + " is no folder", null);
    }

    private static Refused refused(Share share, boolean connected, Exception cause) {
        return new Refused(
                State.UNREACHABLE,
                share.host() + " port " + share.port() + (connected ? " ends the connection: " : " does not answer: ")
                        + reason(cause),
                cause);
    }

    /** {@return whether a server answered, be it with a no} */
    static boolean isAnswer(Throwable failure) {
        return causes(failure).anyMatch(SMBApiException.class::isInstance);
    }

    /** {@return why something failed, for a person: what the server answered, or what began it all} */
    static String reason(Throwable failure) {
        List<Throwable> causes = causes(failure).toList();
        for (Throwable cause : causes) {
            if (cause instanceof SMBApiException answer) {
                return answer.getStatus().name();
            }
            if (cause instanceof TimeoutException) {
                return "nothing for " + ANSWER_SECONDS + " seconds";
            }
        }
        Throwable first = causes.getLast();
        return first.getMessage() == null ? first.getClass().getSimpleName() : first.getMessage();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}

package org.jackfield.core.security.directory;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.DirectoryServer;
import org.jackfield.core.security.Directory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks an LDAP directory: whoever may read it looks the name up, and the one entry that is found must take the password. The
 * connection is encrypted before anything is said, and the certificate and its name are checked.
 */
public final class LdapDirectory implements Directory {

    private static final Logger LOG = LoggerFactory.getLogger(LdapDirectory.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int TWO_TELL_THAT_IT_IS_NOT_ONE = 2;

    private final Supplier<DirectoryServer> server;
    private final Supplier<DirectoryLogIn> logIn;

    /** Asks the server that the settings name at that moment. */
    public LdapDirectory(Supplier<DirectoryServer> server, Supplier<DirectoryLogIn> logIn) {
        this.server = server;
        this.logIn = logIn;
    }

    @Override
    public boolean isOn() {
        return logIn.get().on() && server.get().isConfigured();
    }

    @Override
    public Optional<Set<String>> provisioning() {
        DirectoryLogIn rules = logIn.get();
        if (!rules.makeAccounts()) {
            return Optional.empty();
        }
        return Optional.of(rules.role().isEmpty() ? Set.of() : Set.of(rules.role()));
    }

    @Override
    public Optional<Person> check(String name, char[] password) {
        if (!isOn() || password.length == 0 || name.isBlank()) {
            return Optional.empty();
        }
        try (LDAPConnection reader = reader(server.get())) {
            Optional<SearchResultEntry> found = find(reader, name);
            Optional<String> own = found.map(entry -> entry.getAttributeValue(logIn.get().nameAttribute()));
            return own.filter(any -> takes(found.get().getDN(), password)).map(known -> new Person(known, EntryId.of(found.get())));
        } catch (LDAPException e) {
            throw unavailable(e);
        }
    }

    private Optional<SearchResultEntry> find(LDAPConnection reader, String name) throws LDAPException {
        DirectoryLogIn rules = logIn.get();
        SearchRequest request = new SearchRequest(
                server.get().base(), SearchScope.SUB, rules.filterFor(name),
                Stream.concat(Stream.of(rules.nameAttribute()), EntryId.ATTRIBUTES.stream()).toArray(String[]::new));
        request.setSizeLimit(TWO_TELL_THAT_IT_IS_NOT_ONE);
        request.setTimeLimitSeconds((int) PATIENCE.toSeconds());
        SearchResult result;
        try {
            result = reader.search(request);
        } catch (LDAPException e) {
            if (e.getResultCode() == ResultCode.SIZE_LIMIT_EXCEEDED) {
                LOG.warn("More than one entry of the directory answers to one log-in name: make the filter stricter");
                return Optional.empty();
            }
            throw e;
        }
        if (result.getEntryCount() > 1) {
            LOG.warn("More than one entry of the directory answers to one log-in name: make the filter stricter");
        }
        return result.getEntryCount() == 1 ? Optional.of(result.getSearchEntries().getFirst()) : Optional.empty();
    }

    private boolean takes(String distinguishedName, char[] password) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
        byte[] clear = new byte[bytes.remaining()];
        bytes.get(clear);
        try (LDAPConnection own = open(server.get())) {
            own.bind(new SimpleBindRequest(distinguishedName, clear));
            return true;
        } catch (LDAPException e) {
            // What a directory says to a wrong password, and to an account that it has locked, disabled or lets expire.
            if (Set.of(
                            ResultCode.INVALID_CREDENTIALS,
                            ResultCode.UNWILLING_TO_PERFORM,
                            ResultCode.CONSTRAINT_VIOLATION,
                            ResultCode.INSUFFICIENT_ACCESS_RIGHTS,
                            ResultCode.INAPPROPRIATE_AUTHENTICATION)
                    .contains(e.getResultCode())) {
                return false;
            }
            throw unavailable(e);
        } finally {
            Arrays.fill(clear, (byte) 0);
            Arrays.fill(bytes.array(), (byte) 0);
        }
    }

    /** {@return a connection that may read} */
    static LDAPConnection reader(DirectoryServer server) throws LDAPException {
        LDAPConnection connection = open(server);
        try {
            if (!server.bindName().isBlank()) {
                connection.bind(server.bindName(), server.bindPassword().reveal());
            }
            return connection;
        } catch (LDAPException e) {
            connection.close();
            throw e;
        }
    }

    private static LDAPConnection open(DirectoryServer server) throws LDAPException {
        SSLContext tls;
        try {
            tls = TrustedCertificates.context(server.trusted());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("TLS cannot be set up", e);
        }
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis((int) PATIENCE.toMillis());
        options.setResponseTimeoutMillis(PATIENCE.toMillis());
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(false));
        options.setFollowReferrals(false);
        if (server.encryption() == DirectoryServer.Encryption.LDAPS) {
            return new LDAPConnection(tls.getSocketFactory(), options, server.host(), server.port());
        }
        LDAPConnection connection = new LDAPConnection(options, server.host(), server.port());
        try {
            var answer = connection.processExtendedOperation(new StartTLSExtendedRequest(tls));
            if (answer.getResultCode() != ResultCode.SUCCESS) {
                throw new LDAPException(answer);
            }
            return connection;
        } catch (LDAPException e) {
            connection.close();
            throw e;
        }
    }

    private static ProblemException unavailable(LDAPException e) {
        LOG.warn("The directory could not be asked: {}", e.getResultCode() + ", " + e.getMessage());
        return ProblemException.unavailable(
                "security.directory-unavailable",
                "",
                "The directory that knows your password does not answer.",
                "Try again later, or ask an administrator to look at the settings of the directory.");
    }
}

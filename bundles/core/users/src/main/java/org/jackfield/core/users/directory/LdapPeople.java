package org.jackfield.core.users.directory;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.DirectoryServer;
import org.jackfield.api.users.OutsideNumber;

/** People of an LDAP directory, a page at a time, over a connection that is encrypted before anything is said. */
final class LdapPeople implements PeopleDirectory {

    private static final int PAGE = 500;
    private static final int PATIENCE_MILLIS = 30_000;
    private static final int DISABLED = 2;
    private static final Filter PEOPLE = Filter.createORFilter(
            Filter.createEqualityFilter("objectClass", "inetOrgPerson"), Filter.createEqualityFilter("objectClass", "user"));
    private static final Filter UNITS = Filter.createEqualityFilter("objectClass", "organizationalUnit");

    private final Supplier<DirectoryServer> server;
    private final Supplier<DirectoryMapping> mapping;

    LdapPeople(Supplier<DirectoryServer> server, Supplier<DirectoryMapping> mapping) {
        this.server = server;
        this.mapping = mapping;
    }

    @Override
    public boolean isConfigured() {
        return server.get().isConfigured();
    }

    @Override
    public Reader open() {
        DirectoryServer at = server.get();
        try {
            return new Connected(connected(at), at.base(), mapping.get());
        } catch (LDAPException e) {
            throw unavailable(e);
        }
    }

    private record Connected(LDAPConnection connection, String base, DirectoryMapping map) implements Reader {

        @Override
        public List<String> units() {
            List<String> units = new ArrayList<>();
            search(base, UNITS, entry -> units.add(entry.getDN()), "1.1");
            units.sort(String.CASE_INSENSITIVE_ORDER);
            return units;
        }

        @Override
        public void people(String unit, Consumer<DirectoryPerson> each) {
            search(unit, PEOPLE, entry -> each.accept(person(entry, map)), "*", "entryUUID", "pwdAccountLockedTime");
        }

        private void search(String below, Filter filter, Consumer<SearchResultEntry> each, String... attributes) {
            try {
                ASN1OctetString cookie = null;
                do {
                    SearchRequest request = new SearchRequest(below, SearchScope.SUB, filter, attributes);
                    request.addControl(new SimplePagedResultsControl(PAGE, cookie));
                    SearchResult result = connection.search(request);
                    result.getSearchEntries().forEach(each);
                    SimplePagedResultsControl answer = SimplePagedResultsControl.get(result);
                    cookie = answer != null && answer.moreResultsToReturn() ? answer.getCookie() : null;
                } while (cookie != null);
            } catch (LDAPException e) {
                if (e.getResultCode() == ResultCode.NO_SUCH_OBJECT || e.getResultCode() == ResultCode.INVALID_DN_SYNTAX) {
                    throw ProblemException.notFound(
                            "users.directory-unit", below, "The directory has no such unit.", "Choose one by Browse.");
                }
                throw unavailable(e);
            }
        }

        @Override
        public void close() {
            connection.close();
        }
    }

    private static ProblemException unavailable(LDAPException e) {
        return new ProblemException(
                new Problem(
                        "users.directory-unavailable", Problem.Kind.UNAVAILABLE, "",
                        "The directory cannot be read: " + e.getResultCode().getName() + ".",
                        "Look at the settings of the directory."),
                e);
    }

    private static DirectoryPerson person(SearchResultEntry entry, DirectoryMapping map) {
        List<OutsideNumber> numbers = new ArrayList<>();
        number(numbers, "Home", value(entry, map.homeNumber()));
        number(numbers, "Mobile", value(entry, map.mobileNumber()));
        number(numbers, "Work", value(entry, map.workNumber()));
        return new DirectoryPerson(
                key(entry), entry.getDN(), value(entry, map.principal()), value(entry, "givenName"), value(entry, "sn"),
                value(entry, "mail"), isDisabled(entry), value(entry, map.extension()), value(entry, map.agent()), numbers);
    }

    private static void number(List<OutsideNumber> numbers, String label, String number) {
        if (!number.isEmpty()) {
            numbers.add(new OutsideNumber(label, number, true));
        }
    }

    private static String value(SearchResultEntry entry, String attribute) {
        String value = attribute.isEmpty() ? null : entry.getAttributeValue(attribute);
        return value == null ? "" : value.strip();
    }

    /** Active Directory's id is 16 bytes, others' is a text. */
    private static String key(SearchResultEntry entry) {
        Attribute guid = entry.getAttribute("objectGUID");
        if (guid != null && guid.getValueByteArray().length == 2 * Long.BYTES) {
            ByteBuffer bytes = ByteBuffer.wrap(guid.getValueByteArray());
            return new UUID(bytes.getLong(), bytes.getLong()).toString();
        }
        return value(entry, "entryUUID");
    }

    private static boolean isDisabled(SearchResultEntry entry) {
        Integer control = entry.getAttributeValueAsInteger("userAccountControl");
        return control == null ? entry.hasAttribute("pwdAccountLockedTime") : (control & DISABLED) != 0;
    }

    private static LDAPConnection connected(DirectoryServer at) throws LDAPException {
        SSLContext tls;
        try {
            tls = TrustedIssuers.context(at.trusted());
        } catch (GeneralSecurityException e) {
            throw new LDAPException(ResultCode.CONNECT_ERROR, "TLS cannot be set up: " + e.getMessage(), e);
        }
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis(PATIENCE_MILLIS);
        options.setResponseTimeoutMillis(PATIENCE_MILLIS);
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(false));
        options.setFollowReferrals(false);
        LDAPConnection connection = at.encryption() == DirectoryServer.Encryption.LDAPS
                ? new LDAPConnection(tls.getSocketFactory(), options, at.host(), at.port())
                : new LDAPConnection(options, at.host(), at.port());
        try {
            if (at.encryption() == DirectoryServer.Encryption.STARTTLS) {
                var answer = connection.processExtendedOperation(new StartTLSExtendedRequest(tls));
                if (answer.getResultCode() != ResultCode.SUCCESS) {
                    throw new LDAPException(answer);
                }
            }
            if (!at.bindName().isBlank()) {
                connection.bind(at.bindName(), at.bindPassword().reveal());
            }
            return connection;
        } catch (LDAPException e) {
            connection.close();
            throw e;
        }
    }
}

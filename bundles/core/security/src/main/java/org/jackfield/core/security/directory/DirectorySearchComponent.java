package org.jackfield.core.security.directory;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.DirectorySearch;
import org.jackfield.api.security.DirectoryServer;
import org.jackfield.api.settings.SettingsService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the directory of the settings, a page at a time. */
@Component(name = "org.jackfield.core.security.directory-search", service = DirectorySearch.class)
public final class DirectorySearchComponent implements DirectorySearch {

    private static final int PAGE = 500;

    private final Supplier<DirectoryServer> server;

    /** Reads the settings at each search. */
    @Activate
    public DirectorySearchComponent(@Reference SettingsService settings) {
        this(() -> settings.read(DirectoryComponent.SERVER).value());
    }

    DirectorySearchComponent(Supplier<DirectoryServer> server) {
        this.server = server;
    }

    @Override
    public boolean isConfigured() {
        return server.get().isConfigured();
    }

    @Override
    public Found open(String base, String filter, Set<String> attributes) {
        DirectoryServer at = server.get();
        if (!at.isConfigured()) {
            throw ProblemException.unavailable(
                    "security.directory-unavailable", "", "The site has no directory.", "Name one in Settings, Directory.");
        }
        Filter parsed;
        try {
            parsed = Filter.create(filter.strip());
        } catch (LDAPException e) {
            throw ProblemException.invalid(
                    "security.directory-filter", filter, "This is no LDAP filter.", "Write one such as (objectClass=person).");
        }
        try {
            return new Paged(LdapDirectory.reader(at), base.isBlank() ? at.base() : base.strip(), parsed, attributes);
        } catch (LDAPException e) {
            throw unreadable(e);
        }
    }

    private static final class Paged implements Found {
        private final LDAPConnection connection;
        private final SearchRequest request;
        private final Set<String> attributes;
        private ASN1OctetString cookie;
        private boolean ended;

        Paged(LDAPConnection connection, String base, Filter filter, Set<String> attributes) {
            this.connection = connection;
            this.attributes = Set.copyOf(attributes);
            String[] asked = Stream.concat(attributes.stream(), EntryId.ATTRIBUTES.stream()).toArray(String[]::new);
            request = new SearchRequest(base, SearchScope.SUB, filter, asked);
        }

        @Override
        public List<Entry> next() {
            if (ended) {
                return List.of();
            }
            try {
                request.replaceControl(new SimplePagedResultsControl(PAGE, cookie));
                SearchResult result = connection.search(request);
                SimplePagedResultsControl answer = SimplePagedResultsControl.get(result);
                ended = answer == null || !answer.moreResultsToReturn();
                cookie = ended ? null : answer.getCookie();
                // a server may send a page without entries before the end
                return result.getEntryCount() == 0 && !ended ? next() : result.getSearchEntries().stream().map(this::entry).toList();
            } catch (LDAPException e) {
                if (Set.of(ResultCode.NO_SUCH_OBJECT, ResultCode.INVALID_DN_SYNTAX).contains(e.getResultCode())) {
                    throw ProblemException.notFound(
                            "security.directory-base", request.getBaseDN(), "The directory has nothing of this name.",
                            "Write a distinguished name, such as ou=people,dc=example,dc=org.");
                }
                throw unreadable(e);
            }
        }

        private Entry entry(SearchResultEntry found) {
            Map<String, String> values = new HashMap<>();
            for (String attribute : attributes) {
                String value = found.getAttributeValue(attribute);
                if (value != null) {
                    values.put(attribute, value.strip());
                }
            }
            values.put(ID, EntryId.of(found));
            return new Entry(found.getDN(), values);
        }

        @Override
        public void close() {
            connection.close();
        }
    }

    private static ProblemException unreadable(LDAPException e) {
        return ProblemException.unavailable(
                "security.directory-unavailable", e.getResultCode().getName(), "The directory cannot be read.",
                "Look at the settings of the directory.");
    }
}

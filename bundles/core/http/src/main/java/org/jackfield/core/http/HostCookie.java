package org.jackfield.core.http;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;

/**
 * Gives the session cookie the prefix {@code __Host-} on its way out and takes it off on its way in. Browsers keep a cookie of
 * such a name only if this host set it over HTTPS, for itself alone; so neither a neighbour in the domain nor who alters plain
 * HTTP can lay a session into a browser. The container knows one name for all its connectors, and over plain HTTP, on the
 * loopback, browsers would not take the prefix.
 */
final class HostCookie implements HttpConfiguration.Customizer {

    private static final String NAME = "JSESSIONID";
    private static final String PREFIX = "__Host-";

    @Override
    public Request customize(Request request, HttpFields.Mutable answer) {
        request.addHttpStreamWrapper(Outgoing::new);
        if (!request.getHeaders().contains(HttpHeader.COOKIE)) {
            return request;
        }
        HttpFields.Mutable fields = HttpFields.build(request.getHeaders());
        fields.computeField(HttpHeader.COOKIE, (header, all) -> {
            String kept = all.stream()
                    .flatMap(field -> Arrays.stream(field.getValue().split(";")))
                    .map(HostCookie::incoming)
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining("; "));
            return kept.isEmpty() ? null : new HttpField(header, kept);
        });
        HttpFields renamed = fields.asImmutable();
        return new Request.Wrapper(request) {
            @Override
            public HttpFields getHeaders() {
                return renamed;
            }
        };
    }

    /** {@return what the container is to see; nothing of a session that anybody could have laid there} */
    private static Optional<String> incoming(String cookie) {
        String text = cookie.strip();
        if (text.isEmpty() || text.startsWith(NAME + "=")) {
            return Optional.empty();
        }
        return Optional.of(text.startsWith(PREFIX + NAME + "=") ? text.substring(PREFIX.length()) : text);
    }

    private static final class Outgoing extends HttpStream.Wrapper {

        Outgoing(HttpStream wrapped) {
            super(wrapped);
        }

        @Override
        public void prepareResponse(HttpFields.Mutable headers) {
            for (var fields = headers.listIterator(); fields.hasNext(); ) {
                HttpField field = fields.next();
                if (field.getHeader() == HttpHeader.SET_COOKIE && field.getValue().startsWith(NAME + "=")) {
                    fields.set(new HttpField(HttpHeader.SET_COOKIE, PREFIX + field.getValue()));
                }
            }
            super.prepareResponse(headers);
        }
    }
}

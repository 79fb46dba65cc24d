package org.jackfield.api.sip;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A request that was made to us. It has passed the endpoint's checks: well formed, of bounded size, from an allowed address.
 *
 * @param method in upper case; never null
 * @param target the address called, the Request-URI; never null
 * @param headers values by header field in lower case and long form, as written and in order; never null
 * @param bodies its body, or the parts of a body of several; empty if it has none; never null
 * @param source where it came from; never null
 * @param transport {@code udp} or {@code tcp}; never null
 */
public record SipRequest(
        String method,
        SipAddress target,
        Map<String, List<String>> headers,
        List<SipBody> bodies,
        InetSocketAddress source,
        String transport) {

    /** Copies the collections. */
    public SipRequest {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(transport, "transport");
        headers = Map.copyOf(headers);
        bodies = List.copyOf(bodies);
    }

    /** {@return all values of a header field, none if it is not there; never null} */
    public List<String> values(String field) {
        return headers.getOrDefault(field.toLowerCase(Locale.ROOT), List.of());
    }

    /** {@return the first address in a header field; {@link SipAddress#NONE} if it is not there; never null} */
    public SipAddress address(String field) {
        List<String> values = values(field);
        return values.isEmpty() ? SipAddress.NONE : SipAddress.parse(values.getFirst());
    }

    /** {@return the caller as From names it; never null} */
    public SipAddress from() {
        return address("from");
    }

    /** {@return the called as To names it; never null} */
    public SipAddress to() {
        return address("to");
    }

    /** {@return the first part of a media type; empty if there is none; never null} */
    public Optional<SipBody> body(String type) {
        return bodies.stream().filter(body -> body.type().equals(type)).findFirst();
    }

    /** {@return whether a field of tokens with commas between them, such as Require, names this one} */
    public boolean names(String field, String token) {
        return values(field).stream()
                .flatMap(value -> List.of(value.split(",")).stream())
                .anyMatch(each -> each.strip().equalsIgnoreCase(token));
    }
}

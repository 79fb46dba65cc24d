package org.jackfield.distribution.portal.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;

/** One request over HTTP: what it asks and who asks it. Belongs to one thread. */
public final class Call {

    private static final int MAX_FIELDS = 500;

    private final HttpExchange exchange;
    private final List<String> segments;
    private byte[] body;
    private Map<String, List<String>> form;
    private Session session;

    Call(HttpExchange exchange) {
        this.exchange = exchange;
        this.segments = List.of(exchange.getRequestURI().getPath().replaceFirst("^/", "").split("/"));
    }

    /** {@return GET, POST and so on} */
    public String method() {
        return exchange.getRequestMethod();
    }

    /** {@return the path} */
    public String path() {
        return exchange.getRequestURI().getPath();
    }

    /** {@return a part of the path, counted from 0; empty if there is none} */
    public String segment(int index) {
        return index < segments.size() ? segments.get(index) : "";
    }

    /** {@return the network address of the caller} */
    public String from() {
        return exchange.getRemoteAddress().getAddress().getHostAddress();
    }

    /** {@return a header} */
    public Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    /** {@return the caller's language: English, or German if it is preferred} */
    public Locale locale() {
        List<Locale.LanguageRange> wanted;
        try {
            wanted = Locale.LanguageRange.parse(header("Accept-Language").orElse("en"));
        } catch (IllegalArgumentException unreadable) {
            return Locale.ENGLISH;
        }
        Locale found = Locale.lookup(wanted, List.of(Locale.ENGLISH, Locale.GERMAN));
        return found == null ? Locale.ENGLISH : found;
    }

    /** {@return a parameter of the address; empty text if it is not there} */
    public String query(String name) {
        String raw = exchange.getRequestURI().getRawQuery();
        return raw == null ? "" : parse(raw).getOrDefault(name, List.of("")).getFirst();
    }

    /** {@return a field of the form that was sent; empty text if it is not there} */
    public String field(String name) {
        return fields().getOrDefault(name, List.of("")).getFirst().strip();
    }

    /** {@return all fields of the form that was sent} */
    public Map<String, List<String>> fields() {
        if (form == null) {
            String type = header("Content-Type").orElse("");
            form = type.startsWith("multipart/form-data")
                    ? Multipart.read(body(), type)
                    : parse(new String(body(), StandardCharsets.UTF_8));
        }
        return form;
    }

    /** {@return what was sent} */
    public byte[] body() {
        return body;
    }

    void readBody(int most) throws IOException {
        body = exchange.getRequestBody().readNBytes(most + 1);
        if (body.length > most) {
            throw ProblemException.of(
                    "portal.too-large", Problem.Kind.TOO_LARGE, "more than " + most + " bytes", "This is too large.",
                    "Send the file itself.");
        }
    }

    Optional<String> cookie(String name) {
        return header("Cookie").stream()
                .flatMap(line -> List.of(line.split(";")).stream())
                .map(String::strip)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst();
    }

    void session(Session found) {
        session = found;
    }

    /** {@return who is logged in in the browser} */
    public Optional<Session> session() {
        return Optional.ofNullable(session);
    }

    private static Map<String, List<String>> parse(String encoded) {
        Map<String, List<String>> fields = new HashMap<>();
        String[] pairs = encoded.split("&", MAX_FIELDS + 1);
        for (int i = 0; i < Math.min(pairs.length, MAX_FIELDS); i++) {
            int equals = pairs[i].indexOf('=');
            if (equals > 0) {
                fields.computeIfAbsent(decode(pairs[i].substring(0, equals)), name -> new ArrayList<>())
                        .add(decode(pairs[i].substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(
                    "portal.form", "", "What was sent cannot be read.", "Go back, reload the page and send it again.");
        }
    }
}

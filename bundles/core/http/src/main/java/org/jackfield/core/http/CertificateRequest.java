package org.jackfield.core.http;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jackfield.api.problem.ProblemException;

/**
 * What an authority is asked to certify (manual §11.4). Texts are never null, empty if left out.
 *
 * @param commonName the full host name, or {@code *.} and a domain
 * @param alternativeNames further host names and IP addresses; the common name need not be among them
 * @param organisation the legal name of the business, or a person's
 * @param unit a department, or the name under which it does business
 * @param state state or region, not abbreviated
 * @param locality city or locality
 * @param country two letters
 */
public record CertificateRequest(
        String commonName,
        List<String> alternativeNames,
        String organisation,
        String unit,
        String state,
        String locality,
        String country) {

    private static final int MAX_TEXT = 64;
    private static final int MAX_NAMES = 100;
    private static final Pattern LABELS =
            Pattern.compile("(\\*\\.)?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:]{2,39}(\\d+\\.\\d+\\.\\d+\\.\\d+)?");

    public CertificateRequest {
        commonName = text(commonName).toLowerCase(Locale.ROOT);
        organisation = text(organisation);
        unit = text(unit);
        state = text(state);
        locality = text(locality);
        country = text(country).toUpperCase(Locale.ROOT);
        if (isAddress(commonName) || !isHost(commonName)) {
            throw refused(commonName, "The common name is a full host name, such as pbx.example.com.");
        }
        if (!country.matches("|[A-Z]{2}")) {
            throw refused(country, "A country is given by its two letters, such as GB.");
        }
        Set<String> names = new LinkedHashSet<>();
        names.add(commonName);
        for (String name : alternativeNames == null ? List.<String>of() : alternativeNames) {
            String stripped = text(name).toLowerCase(Locale.ROOT);
            if (!stripped.isEmpty()) {
                names.add(checkedName(stripped));
            }
        }
        if (names.size() > MAX_NAMES) {
            throw refused(Integer.toString(names.size()), "A certificate has " + MAX_NAMES + " names at most.");
        }
        alternativeNames = List.copyOf(names);
    }

    static boolean isAddress(String name) {
        return IPV4.matcher(name).matches() || name.indexOf(':') >= 0 && IPV6.matcher(name).matches();
    }

    private static boolean isHost(String name) {
        return name.length() <= MAX_TEXT && LABELS.matcher(name).matches();
    }

    private static String checkedName(String name) {
        if (!isAddress(name) && !(name.length() <= 253 && LABELS.matcher(name).matches())) {
            throw refused(name, "This is no host name and no IP address.");
        }
        return name;
    }

    private static String text(String value) {
        String found = Objects.requireNonNullElse(value, "").strip();
        if (found.chars().anyMatch(Character::isISOControl)) {
            throw refused(found, "A name cannot hold control characters.");
        }
        if (found.length() > 253) {
            throw refused(found.substring(0, MAX_TEXT), "This is too long for a certificate.");
        }
        return found;
    }

    private static ProblemException refused(String input, String message) {
        return ProblemException.invalid("http.certificate-request", input, message, "Correct the request.");
    }
}

package org.jackfield.core.licence.portal;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Secret;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.core.licence.LicencePermissions;

/**
 * Where the licensing portal is and how it is reached.
 *
 * @param address {@code https://licences.example.com}; empty if there is none
 * @param certificate the SHA-256 of its certificate, which is trusted then and no other; empty if an authority that this
 *     platform knows vouches for it
 * @param proxy {@code host:port} of the proxy on the way there; empty if there is none
 * @param proxyUser under which name the proxy lets one through; empty if it asks for none
 * @param proxyPassword the password to it
 */
public record PortalSettings(String address, String certificate, String proxy, String proxyUser, Secret proxyPassword) {

    private static final int MAX_TEXT = 300;
    private static final int SHA_256_DIGITS = 64;
    private static final Pattern PROXY = Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:]{2,45}]):([1-9][0-9]{0,4})");

    /** The group of settings. */
    public static final SettingsType<PortalSettings> TYPE = new SettingsType<>(
            "org.jackfield.core.licence.portal", PortalSettings.class, new PortalSettings("", "", "", "", Secret.NONE),
            LicencePermissions.ACTIVATE);

    /** Checks the components. */
    public PortalSettings {
        address = text(address).replaceFirst("/+$", "");
        certificate = text(certificate).toUpperCase(Locale.ROOT).replaceAll("[^0-9A-F]", "");
        proxy = text(proxy);
        proxyUser = text(proxyUser);
        proxyPassword = Objects.requireNonNullElse(proxyPassword, Secret.NONE);
        if (!address.isEmpty() && !isAddress(address)) {
            throw ProblemException.invalid(
                    "licence.portal-address", address, "This is not the address of a portal.",
                    "Enter one like https://licences.example.com or https://licences.example.com:8443.");
        }
        if (!certificate.isEmpty() && certificate.length() != SHA_256_DIGITS) {
            throw ProblemException.invalid(
                    "licence.portal-certificate", certificate, "This is no SHA-256: it has 64 hexadecimal digits.",
                    "Copy the whole fingerprint that the portal's operator tells you.");
        }
        Matcher parts = PROXY.matcher(proxy);
        if (!proxy.isEmpty() && (!parts.matches() || Integer.parseInt(parts.group(2)) > 65535)) {
            throw ProblemException.invalid(
                    "licence.portal-proxy", proxy, "This is no proxy.", "Enter host and port, as proxy.example.com:3128.");
        }
        // Basic credentials part user and password by the first colon (RFC 7617)
        if (proxyUser.indexOf(':') >= 0 || proxyUser.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalid(
                    "licence.portal-proxy", proxyUser, "The proxy's user has a colon or a control character.",
                    "Enter the user alone, and the password in its own field.");
        }
        if (proxyPassword.reveal().length() > MAX_TEXT || proxyUser.isEmpty() && !proxyPassword.isEmpty()) {
            throw ProblemException.invalid(
                    "licence.portal-proxy", "", "The proxy's password is too long, or it has no user.",
                    "Enter user and password, or neither.");
        }
    }

    private static String text(String value) {
        String found = Objects.requireNonNullElse(value, "").strip();
        if (found.length() > MAX_TEXT) {
            throw ProblemException.invalid(
                    "licence.portal-address", found.substring(0, 60) + "…", "This is too long.", "Correct it.");
        }
        return found;
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = URI.create(text);
            return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getRawQuery() == null
                    && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** {@return the address of one of the portal's resources} */
    URI uri(String path) {
        if (address.isEmpty()) {
            throw ProblemException.invalid(
                    "licence.portal-missing", "", "No licensing portal is set.",
                    "Enter its address on the licence page, or work with files: request, portal, activation file.");
        }
        return URI.create(address + path);
    }

    Optional<byte[]> pinned() {
        return certificate.isEmpty() ? Optional.empty() : Optional.of(HexFormat.of().parseHex(certificate));
    }

    Optional<InetSocketAddress> proxyAddress() {
        Matcher parts = PROXY.matcher(proxy);
        return parts.matches()
                ? Optional.of(InetSocketAddress.createUnresolved(
                        parts.group(1).replaceAll("[\\[\\]]", ""), Integer.parseInt(parts.group(2))))
                : Optional.empty();
    }

    /** {@return a log-in for the proxy, good for one connection; empty if the proxy asks for none} */
    Optional<ProxyLogin> proxyLogin() {
        return proxyUser.isEmpty() ? Optional.empty() : Optional.of(new ProxyLogin(proxyUser, proxyPassword));
    }
}

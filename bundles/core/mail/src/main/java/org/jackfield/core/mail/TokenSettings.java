package org.jackfield.core.mail;

import java.net.URI;
import java.net.URISyntaxException;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Secret;
import org.jackfield.api.settings.SettingsType;

/**
 * The OAuth 2.0 tokens of {@link MailSettings.Login#XOAUTH2}. With a refresh token, access tokens are fetched as they
 * run out; without one the access token is used as it is.
 *
 * @param tokenAddress where access tokens are fetched; empty without a refresh token
 * @param clientId the site's id there
 * @param clientSecret the site's secret there; may be empty
 * @param scope which scope to ask for; may be empty
 * @param accessToken a token to begin with
 * @param refreshToken what access tokens are fetched with
 */
public record TokenSettings(
        String tokenAddress, String clientId, Secret clientSecret, String scope, Secret accessToken, Secret refreshToken) {

    /** The group of settings. */
    public static final SettingsType<TokenSettings> TYPE = new SettingsType<>(
            "org.jackfield.core.mail.token",
            TokenSettings.class,
            new TokenSettings("", "", Secret.NONE, "", Secret.NONE, Secret.NONE),
            MailSettings.CONFIGURE);

    public TokenSettings {
        tokenAddress = tokenAddress.strip();
        if (!refreshToken.isEmpty() && (tokenAddress.isEmpty() || clientId.isBlank())) {
            throw ProblemException.invalid(
                    "mail.token-address-missing", "", "A refresh token is of no use without an address to use it at.",
                    "Enter the token address and the client id of your provider.");
        }
        if (!tokenAddress.isEmpty() && !secure(tokenAddress)) {
            throw ProblemException.invalid(
                    "mail.token-address-invalid", tokenAddress, "Tokens are fetched over HTTPS only.",
                    "Enter an address that begins with https://.");
        }
    }

    private static boolean secure(String address) {
        try {
            URI uri = new URI(address);
            // Within this machine nobody can listen in.
            return uri.getHost() != null
                    && ("https".equals(uri.getScheme())
                            || "http".equals(uri.getScheme()) && uri.getHost().matches("localhost|127\\..*"));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    TokenSettings withRefreshToken(Secret token) {
        return new TokenSettings(tokenAddress, clientId, clientSecret, scope, accessToken, token);
    }
}

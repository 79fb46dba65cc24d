package org.jackfield.core.security.oidc;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.DirectoryServer;
import org.jackfield.api.security.Secret;
import org.jackfield.api.settings.SettingsType;

/**
 * The OpenID Connect provider by which people log in.
 *
 * @param on whether they do
 * @param title what the log-in page calls it
 * @param issuer its issuer, over https; where its {@code /.well-known/openid-configuration} lies
 * @param clientId by which it knows this site
 * @param clientSecret what it gave this site; empty if it knows the site as a public client
 * @param siteAddress under which browsers reach this site, over https; the provider sends them back to
 *     {@code <siteAddress>/login/sign-on}
 * @param nameClaim of the id token, names an account that is made
 * @param makeAccounts whether a stranger whom the provider knows gets an account
 * @param role id of the role of such an account; empty for none
 * @param strengths of a log-in at the provider that suffice: values of the claims {@code acr} or {@code amr}, separated by commas;
 *     empty for any
 */
public record ProviderSettings(
        boolean on,
        String title,
        String issuer,
        String clientId,
        Secret clientSecret,
        String siteAddress,
        String nameClaim,
        boolean makeAccounts,
        String role,
        String strengths) {

    // Before the defaults, which are checked by them.
    private static final Pattern CLAIM = Pattern.compile("[A-Za-z0-9_:/.-]{1,100}");
    private static final Pattern STRENGTH = Pattern.compile("[\\x21-\\x7e&&[^\",\\\\]]{1,200}");
    private static final int MOST_STRENGTHS = 20;
    private static final Pattern ROLE = Pattern.compile("[A-Za-z0-9._-]{0,64}");

    /** Off. */
    public static final ProviderSettings DEFAULTS =
            new ProviderSettings(false, "", "", "", Secret.NONE, "", "preferred_username", false, "", "");

    /** The provider among the settings. */
    public static final SettingsType<ProviderSettings> TYPE = new SettingsType<>(
            "org.jackfield.core.security.provider", ProviderSettings.class, DEFAULTS, DirectoryServer.CONFIGURE);

    /** Checks the components. */
    public ProviderSettings {
        issuer = issuer.strip();
        clientId = clientId.strip();
        siteAddress = siteAddress.strip().replaceAll("/+$", "");
        title = title.strip();
        if (on && (title.isEmpty() || clientId.isEmpty() || issuer.isEmpty() || siteAddress.isEmpty())) {
            throw ProblemException.invalid(
                    "security.provider-incomplete",
                    "",
                    "Something is missing.",
                    "Give title, issuer, client id and the address of this site, or switch it off.");
        }
        checkAddress(issuer);
        checkAddress(siteAddress);
        strengths = strengths.strip();
        checkStrengths(listed(strengths));
        if (!CLAIM.matcher(nameClaim).matches()) {
            throw ProblemException.invalid(
                    "security.provider-claim", nameClaim, "This is no name of a claim.", "Write one such as email.");
        }
        if (!ROLE.matcher(role).matches()) {
            throw ProblemException.invalid(
                    "security.role", role, "There is no such role.", "Give the id of one of the roles of the site.");
        }
    }

    /** {@return each of {@link #strengths}, in their order} */
    public List<String> sufficient() {
        return listed(strengths);
    }

    private static List<String> listed(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(each -> !each.isEmpty()).toList();
    }

    private static void checkStrengths(List<String> all) {
        if (all.size() > MOST_STRENGTHS || !all.stream().allMatch(each -> STRENGTH.matcher(each).matches())) {
            throw ProblemException.invalid(
                    "security.provider-strengths",
                    String.join(", ", all),
                    "These are no values of acr or amr.",
                    "Write what the provider's own documentation names, such as mfa; 20 at most, separated by commas.");
        }
    }

    /** Without https whoever listens could log in; on this machine nobody does. */
    private static void checkAddress(String address) {
        if (address.isEmpty()) {
            return;
        }
        try {
            URI uri = URI.create(address);
            boolean local = "localhost".equals(uri.getHost()) || "127.0.0.1".equals(uri.getHost());
            boolean safe = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && local;
            if (safe && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw ProblemException.invalid(
                "security.provider-address", address, "This is no address that could be used.", "Write https://…");
    }
}

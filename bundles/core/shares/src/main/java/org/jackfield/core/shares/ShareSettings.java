package org.jackfield.core.shares;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Secret;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.api.shares.Share;
import org.jackfield.api.shares.ShareAdminService;

/**
 * The shares, and as whom we log in to all of them.
 *
 * @param shares the shares
 * @param domain the domain, empty if none
 * @param user the user, empty for a guest
 * @param password kept encrypted
 */
public record ShareSettings(List<Entry> shares, String domain, String user, Secret password) {

    /** The group of settings. */
    public static final SettingsType<ShareSettings> TYPE = new SettingsType<>(
            "org.jackfield.core.shares",
            ShareSettings.class,
            new ShareSettings(List.of(), "", "", Secret.NONE),
            ShareAdminService.CONFIGURE);

    private static final int MAX_SHARES = 50;
    private static final int MAX_TEXT = 256;

    /** A share as it is stored. */
    public record Entry(String id, String description, String host, int port, String name, String folder) {

        static Entry of(Share share) {
            return new Entry(
                    share.id().toString(), share.description(), share.host(), share.port(), share.name(),
                    share.folder());
        }

        Share toShare() {
            return new Share(UUID.fromString(id), description, host, port, name, folder);
        }
    }

    public ShareSettings {
        shares = List.copyOf(shares);
        domain = text(domain);
        user = text(user);
        password = Objects.requireNonNullElse(password, Secret.NONE);
        shares.forEach(Entry::toShare);
        if (shares.size() > MAX_SHARES) {
            throw ProblemException.invalid(
                    "shares.too-many", Integer.toString(shares.size()),
                    "There can be " + MAX_SHARES + " shares at most.", "Remove one that is not used.");
        }
    }

    private static String text(String value) {
        String found = Objects.requireNonNullElse(value, "").strip();
        if (found.length() > MAX_TEXT) {
            throw ProblemException.invalid(
                    "shares.invalid", found.substring(0, MAX_TEXT), "This is too long.", "Correct the log-in.");
        }
        return found;
    }
}

package org.jackfield.api.licence.activation;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.licence.LicensedVersion;
import org.jackfield.api.licence.SiteLicence;

/**
 * What a site asks of the licensing portal, over the network or as a file that somebody carries there.
 *
 * @param id names the request for ever: the portal answers the same one the same way; never null
 * @param made when, to the second; never null
 * @param action what is asked; never null
 * @param site the licence that is meant; absent only when a voucher activates; never null
 * @param vouchers the codes to apply, in order; exactly one when it activates without a site; never null
 * @param machine the MAC address the licence is to be bound to, as a licence writes it; never null
 * @param version what the site runs; never null
 * @param siteName what the site is called; present exactly when it activates; never null
 * @param applicationRecordId the phone system's record; a note; never null
 * @param resellerId asked for when a stock licence is activated; never null
 * @param licence the fingerprint of the licence that was in force; present exactly when it does not activate; never null
 */
public record ActivationRequest(
        UUID id,
        Instant made,
        Action action,
        Optional<Site> site,
        List<VoucherCode> vouchers,
        String machine,
        LicensedVersion version,
        Optional<String> siteName,
        Optional<String> applicationRecordId,
        Optional<String> resellerId,
        Optional<String> licence) {

    /** The longest name or number. */
    public static final int MAX_TEXT = SiteLicence.MAX_TEXT;

    /** What a site may ask. */
    public enum Action {
        /** To be licensed on this machine. */
        ACTIVATE,
        /** That vouchers be added to its licence. */
        ADD,
        /** For what was added or extended at the portal since. */
        UPDATE,
        /** To be no longer licensed; the request is the proof that the licence is out of force there. */
        DEACTIVATE;

        /** {@return the word in a file} */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The number of a site and of the software sold to it.
     *
     * @param siteId never null
     * @param serial never null
     */
    public record Site(String siteId, String serial) {

        /** Checks the components. */
        public Site {
            requireText("site id", siteId);
            requireText("serial number", serial);
        }
    }

    /** Checks the components. */
    public ActivationRequest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(version, "version");
        vouchers = List.copyOf(vouchers);
        if (made.getNano() != 0) {
            throw new IllegalArgumentException("a request is made at a full second");
        }
        if (!machine.equals(SiteLicence.macOf(machine))) {
            throw new IllegalArgumentException("not a MAC address as licences write it: " + machine);
        }
        siteName.ifPresent(text -> requireText("site name", text));
        applicationRecordId.ifPresent(text -> requireText("application record id", text));
        resellerId.ifPresent(text -> requireText("reseller id", text));
        licence.filter(text -> !text.matches("[0-9a-f]{64}")).ifPresent(text -> {
            throw new IllegalArgumentException("not a licence's fingerprint: " + text);
        });
        boolean activates = action == Action.ACTIVATE;
        boolean voucherOnly = activates && site.isEmpty();
        int wanted = voucherOnly ? 1 : 0;
        boolean counted = action == Action.ADD
                ? !vouchers.isEmpty() && vouchers.size() <= VoucherList.MAX_VOUCHERS
                : vouchers.size() == wanted;
        if (!counted || vouchers.stream().distinct().count() != vouchers.size()) {
            throw new IllegalArgumentException("the number of vouchers does not fit " + action.word());
        }
        if (!activates && site.isEmpty() || activates != siteName.isPresent() || activates == licence.isPresent()) {
            throw new IllegalArgumentException("site, site name or licence does not fit " + action.word());
        }
    }

    /** {@return whether it asks for the same, at whatever time and under whatever id} */
    public boolean asksTheSameAs(ActivationRequest other) {
        return equals(new ActivationRequest(
                id, made, other.action, other.site, other.vouchers, other.machine, other.version, other.siteName,
                other.applicationRecordId, other.resellerId, other.licence));
    }

    private static void requireText(String what, String text) {
        boolean clean = text.codePoints().noneMatch(point -> switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        });
        if (text.isEmpty() || text.length() > MAX_TEXT || !text.equals(text.strip()) || !clean) {
            throw new IllegalArgumentException(what + " must be 1 to " + MAX_TEXT + " visible characters");
        }
    }
}

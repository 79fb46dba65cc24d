package org.jackfield.distribution.portal;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.licence.LicensedVersion;
import org.jackfield.api.licence.activation.ActivationRequest;
import org.jackfield.api.licence.activation.ActivationRequest.Action;
import org.jackfield.api.licence.activation.RequestFormat;
import org.jackfield.api.licence.activation.VoucherCode;
import org.jackfield.api.licence.format.LicenceKeys;

/** An installation as the portal knows it: a key, a machine, and the requests it makes. */
public final class TestSite {

    private static final Instant MADE = Instant.parse("2026-11-27T08:00:00Z");
    private static final Optional<String> FINGERPRINT = Optional.of("ab".repeat(32));

    private final KeyPair key;
    private final String machine;

    private TestSite(KeyPair key, String machine) {
        this.key = key;
        this.machine = machine;
    }

    public static TestSite on(String machine) {
        try {
            return new TestSite(LicenceKeys.generate(), machine);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same installation on another machine, as a copy of its disk would be. */
    public TestSite copiedTo(String other) {
        return new TestSite(key, other);
    }

    public byte[] activate(ActivationRequest.Site site) {
        return activate(site, Optional.empty());
    }

    public byte[] activate(ActivationRequest.Site site, Optional<String> reseller) {
        return sign(UUID.randomUUID(), Action.ACTIVATE, Optional.of(site), List.of(), reseller, "1.0");
    }

    public byte[] activate(VoucherCode voucher) {
        return sign(UUID.randomUUID(), Action.ACTIVATE, Optional.empty(), List.of(voucher), Optional.empty(), "1.0");
    }

    public byte[] add(ActivationRequest.Site site, VoucherCode... vouchers) {
        return sign(UUID.randomUUID(), Action.ADD, Optional.of(site), List.of(vouchers), Optional.empty(), "1.0");
    }

    public byte[] update(ActivationRequest.Site site) {
        return updateFor(site, "1.0");
    }

    public byte[] updateFor(ActivationRequest.Site site, String version) {
        return sign(UUID.randomUUID(), Action.UPDATE, Optional.of(site), List.of(), Optional.empty(), version);
    }

    public byte[] deactivate(ActivationRequest.Site site) {
        return sign(UUID.randomUUID(), Action.DEACTIVATE, Optional.of(site), List.of(), Optional.empty(), "1.0");
    }

    /** An update under an id that another request had. */
    public byte[] updateAs(UUID id, ActivationRequest.Site site) {
        return sign(id, Action.UPDATE, Optional.of(site), List.of(), Optional.empty(), "1.0");
    }

    private byte[] sign(
            UUID id, Action action, Optional<ActivationRequest.Site> site, List<VoucherCode> vouchers,
            Optional<String> reseller, String version) {
        boolean activates = action == Action.ACTIVATE;
        try {
            return RequestFormat.sign(
                    new ActivationRequest(
                            id, MADE, action, site, vouchers, machine, LicensedVersion.of(version),
                            activates ? Optional.of("Harbour Hotel") : Optional.empty(), Optional.empty(), reseller,
                            activates ? Optional.empty() : FINGERPRINT),
                    key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

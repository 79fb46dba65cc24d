package org.jackfield.core.licence.portal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jackfield.api.licence.SiteLicence;
import org.jackfield.api.licence.activation.ActivationRequest;
import org.jackfield.api.licence.activation.VoucherCode;
import org.jackfield.api.problem.ProblemException;

/** What a person wants of the licence. */
public sealed interface Wish {

    /** {@return the action it comes to} */
    ActivationRequest.Action action();

    /**
     * To license this installation.
     *
     * @param site site id and serial number; empty if a voucher licenses it
     * @param voucher empty if site id and serial do
     * @param siteName what the site is called
     * @param machine the MAC address the licence is to be bound to
     * @param applicationRecordId a note
     * @param resellerId needed for a stock licence
     */
    record Activate(
            Optional<ActivationRequest.Site> site,
            Optional<VoucherCode> voucher,
            String siteName,
            String machine,
            Optional<String> applicationRecordId,
            Optional<String> resellerId)
            implements Wish {

        /** {@return the wish that these words mean; null and blank ones are left out} */
        public static Activate of(
                String siteId, String serial, String voucher, String siteName, String machine, String applicationRecordId,
                String resellerId) {
            Optional<String> code = given(voucher);
            Optional<String> site = given(siteId);
            Optional<String> number = given(serial);
            if (code.isPresent() == site.isPresent() || site.isPresent() != number.isPresent()) {
                throw ProblemException.invalid(
                        "licence.activate-with", "", "Site id and serial number, or a voucher, activate a licence.",
                        "Enter either what the certificate says as site id and serial number, or its voucher code.");
            }
            String mac = given(machine).orElseThrow(() -> missing("MAC address", "Choose the MAC address of this server's network."));
            try {
                return new Activate(
                        site.map(id -> new ActivationRequest.Site(id, number.orElseThrow())), code.map(VoucherCode::of),
                        given(siteName).orElseThrow(() -> missing("site name", "Enter what this site is called.")),
                        SiteLicence.macOf(mac), given(applicationRecordId), given(resellerId));
            } catch (IllegalArgumentException e) {
                throw ProblemException.invalid("licence.activate-with", e.getMessage(), "This cannot be.", "Correct it.");
            }
        }

        private static Optional<String> given(String text) {
            return Optional.ofNullable(text).map(String::strip).filter(word -> !word.isEmpty());
        }

        private static ProblemException missing(String what, String remedy) {
            return ProblemException.invalid("licence.activate-missing", what, "Something is missing.", remedy);
        }

        @Override
        public ActivationRequest.Action action() {
            return ActivationRequest.Action.ACTIVATE;
        }
    }

    /**
     * To add vouchers.
     *
     * @param vouchers at least one
     */
    record Add(List<VoucherCode> vouchers) implements Wish {

        /** Checks the component. */
        public Add {
            vouchers = List.copyOf(Objects.requireNonNull(vouchers, "vouchers"));
        }

        @Override
        public ActivationRequest.Action action() {
            return ActivationRequest.Action.ADD;
        }
    }

    /** To get what was added or extended at the portal. */
    record Update() implements Wish {
        @Override
        public ActivationRequest.Action action() {
            return ActivationRequest.Action.UPDATE;
        }
    }

    /** To take the licence out of force here, so that it can be activated elsewhere. */
    record Deactivate() implements Wish {
        @Override
        public ActivationRequest.Action action() {
            return ActivationRequest.Action.DEACTIVATE;
        }
    }
}

package org.jackfield.distribution.portal.records;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.licence.LicensedVersion;
import org.jackfield.api.licence.activation.ActivationRequest;

/**
 * A site licence that was sold: its numbers, what it may run, and where it is active.
 *
 * @param site site id and serial; never null
 * @param order the number of its order; never null
 * @param reseller whose it is; empty for stock that nobody activated yet; never null
 * @param customer the site's record; never null
 * @param version the newest version it covers; never null
 * @param supportUntil the last day of the support contract; never null
 * @param licensedTo the name given at the first activation; it stays; never null
 * @param applicationRecordId a note; never null
 * @param activation where it is active; empty if it is not; never null
 * @param lastIssued when it was issued last, active or not; never null
 * @param created never null
 */
public record SoldLicence(
        ActivationRequest.Site site,
        String order,
        Optional<String> reseller,
        Optional<UUID> customer,
        LicensedVersion version,
        Optional<LocalDate> supportUntil,
        Optional<String> licensedTo,
        Optional<String> applicationRecordId,
        Optional<Activation> activation,
        Optional<Instant> lastIssued,
        Instant created) {

    /**
     * Where a licence is active.
     *
     * @param machine the MAC address; never null
     * @param installation the id of the installation's key; only it may change or end the activation; never null
     * @param at since when; never null
     */
    public record Activation(String machine, String installation, Instant at) {}

    /** {@return this licence with another owner} */
    public SoldLicence withOwner(Optional<String> newReseller, Optional<UUID> newCustomer) {
        return new SoldLicence(
                site, order, newReseller, newCustomer, version, supportUntil, licensedTo, applicationRecordId, activation,
                lastIssued, created);
    }

    /** {@return this licence covering other versions for another time} */
    public SoldLicence covering(LicensedVersion newVersion, Optional<LocalDate> newSupport) {
        return new SoldLicence(
                site, order, reseller, customer, newVersion, newSupport, licensedTo, applicationRecordId, activation,
                lastIssued, created);
    }

    /** {@return this licence known by a name and a note, as its site gave them} */
    public SoldLicence named(Optional<String> name, Optional<String> record) {
        return new SoldLicence(
                site, order, reseller, customer, version, supportUntil, licensedTo.or(() -> name),
                record.or(() -> applicationRecordId), activation, lastIssued, created);
    }

    /** {@return this licence active somewhere else, or nowhere} */
    public SoldLicence activeAt(Optional<Activation> where) {
        return new SoldLicence(
                site, order, reseller, customer, version, supportUntil, licensedTo, applicationRecordId, where, lastIssued,
                created);
    }

    /** {@return this licence issued at this time} */
    public SoldLicence issuedAt(Instant at) {
        return new SoldLicence(
                site, order, reseller, customer, version, supportUntil, licensedTo, applicationRecordId, activation,
                Optional.of(at), created);
    }
}

package org.jackfield.distribution.portal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.licence.Grant;
import org.jackfield.api.licence.LicensedVersion;
import org.jackfield.api.licence.activation.ActivationRequest;
import org.jackfield.distribution.portal.records.SoldLicence;

/** Site licences, what they hold, and what was answered for them. */
public final class LicenceTable {

    /**
     * An answer that was given.
     *
     * @param request which request it answers
     * @param digest the SHA-256 of the request file
     * @param siteId the licence
     * @param action what was asked
     * @param latest whether nothing was answered for the licence since
     * @param file the activation file
     */
    public record Given(UUID request, String digest, String siteId, ActivationRequest.Action action, boolean latest, byte[] file) {}

    /** A line of what a licence holds, and where that came from. */
    public record Held(Grant grant, String source, Instant granted) {}

    private final Sql sql;

    LicenceTable(Sql sql) {
        this.sql = sql;
    }

    /** {@return a licence} */
    public Optional<SoldLicence> licence(String siteId) {
        return sql.one("SELECT * FROM site_licence WHERE site_id = ?", LicenceTable::licence, siteId);
    }

    /**
     * {@return licences, the newest first}
     *
     * @param reseller only this one's
     * @param words only those with this in site id, name, order, customer or machine; empty for all
     */
    public List<SoldLicence> licences(Optional<String> reseller, String words, int limit) {
        String pattern = "%" + words.toUpperCase().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        return sql.list("""
                SELECT l.* FROM site_licence l LEFT JOIN customer c ON c.id = l.customer
                WHERE COALESCE(?, l.reseller, '') = COALESCE(l.reseller, '')
                AND UPPER(l.site_id || ' ' || COALESCE(l.licensed_to, '') || ' ' || l.order_number || ' '
                    || COALESCE(c.name, '') || ' ' || COALESCE(l.machine, '')) LIKE ?
                ORDER BY l.created DESC, l.site_id LIMIT ?""", LicenceTable::licence, reseller, pattern, limit);
    }

    /** {@return the licences of an order} */
    public List<SoldLicence> ofOrder(String order) {
        return sql.list("SELECT * FROM site_licence WHERE order_number = ? ORDER BY created, site_id",
                LicenceTable::licence, order);
    }

    /** Keeps a new licence. */
    public void add(SoldLicence one) {
        sql.update("INSERT INTO site_licence (site_id, serial, order_number, version, created) VALUES (?, ?, ?, ?, ?)",
                one.site().siteId(), one.site().serial(), one.order(), one.version(), one.created());
        change(one);
    }

    /** Keeps what has changed of a licence. */
    public void change(SoldLicence one) {
        sql.update("""
                UPDATE site_licence SET reseller = ?, customer = ?, version = ?, support_until = ?, licensed_to = ?,
                application_record_id = ?, machine = ?, installation = ?, active_since = ?, last_issued = ?
                WHERE site_id = ?""",
                one.reseller(), one.customer(), one.version(), one.supportUntil(), one.licensedTo(),
                one.applicationRecordId(), one.activation().map(SoldLicence.Activation::machine),
                one.activation().map(SoldLicence.Activation::installation), one.activation().map(SoldLicence.Activation::at),
                one.lastIssued(), one.site().siteId());
    }

    /** Adds to what a licence holds. */
    public void grant(String siteId, Grant grant, String source, Instant at) {
        sql.update("INSERT INTO licence_grant (site_id, entitlement, amount, ends, source, granted) VALUES (?, ?, ?, ?, ?, ?)",
                siteId, grant.entitlement(), grant.count(), grant.until(), source, at);
    }

    /** {@return all that a licence holds, in the order it came} */
    public List<Held> held(String siteId) {
        return sql.list("SELECT * FROM licence_grant WHERE site_id = ? ORDER BY number", row -> new Held(
                new Grant(row.getString("entitlement"), row.getInt("amount"), Sql.optionalInstant(row, "ends")),
                row.getString("source"), Sql.instant(row, "granted")), siteId);
    }

    /** {@return what was answered to a request} */
    public Optional<Given> answer(UUID request) {
        return sql.one("""
                SELECT a.*, NOT EXISTS (SELECT 1 FROM answer b WHERE b.site_id = a.site_id AND b.number > a.number) AS latest
                FROM answer a WHERE a.request = ?""", row -> new Given(
                row.getObject("request", UUID.class), row.getString("digest"), row.getString("site_id"),
                ActivationRequest.Action.valueOf(row.getString("action")), row.getBoolean("latest"), row.getBytes("answer_file")), request);
    }

    /** Keeps what was answered, so that the same request is answered the same way. */
    public void answered(ActivationRequest request, String digest, String siteId, Instant at, byte[] file) {
        sql.update("INSERT INTO answer (request, digest, site_id, action, answered, answer_file) VALUES (?, ?, ?, ?, ?, ?)",
                request.id(), digest, siteId, request.action(), at, file);
    }

    private static SoldLicence licence(ResultSet row) throws SQLException {
        Optional<String> machine = Sql.text(row, "machine");
        Optional<SoldLicence.Activation> activation = machine.isEmpty()
                ? Optional.empty()
                : Optional.of(new SoldLicence.Activation(
                        machine.get(), row.getString("installation"), Sql.instant(row, "active_since")));
        return new SoldLicence(
                new ActivationRequest.Site(row.getString("site_id"), row.getString("serial")),
                row.getString("order_number"), Sql.text(row, "reseller"), Sql.id(row, "customer"),
                LicensedVersion.of(row.getString("version")),
                Optional.ofNullable(row.getObject("support_until", LocalDate.class)), Sql.text(row, "licensed_to"),
                Sql.text(row, "application_record_id"), activation, Sql.optionalInstant(row, "last_issued"),
                Sql.instant(row, "created"));
    }
}

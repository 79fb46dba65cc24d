package org.jackfield.distribution.portal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jackfield.api.licence.Grant;
import org.jackfield.api.licence.LicensedVersion;
import org.jackfield.api.licence.activation.VoucherCode;
import org.jackfield.distribution.licence.Grants;
import org.jackfield.distribution.portal.records.Voucher;

/** Vouchers. */
public final class VoucherTable {

    private final Sql sql;

    VoucherTable(Sql sql) {
        this.sql = sql;
    }

    /** {@return a voucher} */
    public Optional<Voucher> voucher(VoucherCode code) {
        return sql.one("SELECT * FROM voucher WHERE code = ?", VoucherTable::voucher, code);
    }

    /** {@return the vouchers of an order, by code} */
    public List<Voucher> ofOrder(String order) {
        return sql.list("SELECT * FROM voucher WHERE order_number = ? ORDER BY activates DESC, goods, code",
                VoucherTable::voucher, order);
    }

    /** Keeps a new voucher. */
    public void add(Voucher one) {
        sql.update("""
                INSERT INTO voucher (code, order_number, activates, goods, trial_days, version, support_months)
                VALUES (?, ?, ?, ?, ?, ?, ?)""",
                one.code(), one.order(), one.activates(), Grants.words(one.goods()),
                one.trialDays().isPresent() ? Optional.of(one.trialDays().getAsInt()) : Optional.empty(), one.version(),
                one.supportMonths());
    }

    /** Keeps that a voucher was applied. */
    public void use(Voucher one) {
        sql.update("UPDATE voucher SET used_by = ?, used_at = ? WHERE code = ?", one.usedBy(), one.usedAt(), one.code());
    }

    private static Voucher voucher(ResultSet row) throws SQLException {
        int days = row.getInt("trial_days");
        OptionalInt trial = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(days);
        return new Voucher(
                new VoucherCode(row.getString("code")), row.getString("order_number"), row.getBoolean("activates"),
                goods(row.getString("goods")), trial, Sql.text(row, "version").map(LicensedVersion::of),
                row.getInt("support_months"), Sql.text(row, "used_by"), Sql.optionalInstant(row, "used_at"));
    }

    private static List<Grant> goods(String words) {
        return words.isEmpty() ? List.of() : Grants.of(Optional.empty(), Arrays.asList(words.split(",")), Optional.empty());
    }
}

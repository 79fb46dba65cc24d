package org.jackfield.distribution.portal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jackfield.distribution.portal.records.Account;

/** Who logs in. */
public final class AccountTable {

    private final Sql sql;

    AccountTable(Sql sql) {
        this.sql = sql;
    }

    /** {@return all of them, by name} */
    public List<Account> accounts() {
        return sql.list("SELECT * FROM account ORDER BY name", AccountTable::account);
    }

    /** {@return an account} */
    public Optional<Account> account(String name) {
        return sql.one("SELECT * FROM account WHERE name = ?", AccountTable::account, name);
    }

    /** Keeps an account in place of the one of its name. */
    public void put(Account one) {
        sql.update("MERGE INTO account (name, role, reseller, hash, must_change, created) VALUES (?, ?, ?, ?, ?, ?)",
                one.name(), one.role(), one.reseller(), one.hash(), one.mustChange(), one.created());
    }

    /** Removes an account. */
    public void remove(String name) {
        sql.update("DELETE FROM account WHERE name = ?", name);
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getString("name"), Account.Role.valueOf(row.getString("role")), Sql.text(row, "reseller"),
                row.getString("hash"), row.getBoolean("must_change"), Sql.instant(row, "created"));
    }
}

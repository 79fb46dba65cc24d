package org.jackfield.distribution.portal.store;

/** All tables within one transaction. */
public final class Books {

    private final SalesTable sales;
    private final LicenceTable licences;
    private final VoucherTable vouchers;
    private final AccountTable accounts;
    private final AuditTable audit;

    Books(Sql sql) {
        sales = new SalesTable(sql);
        licences = new LicenceTable(sql);
        vouchers = new VoucherTable(sql);
        accounts = new AccountTable(sql);
        audit = new AuditTable(sql);
    }

    /** {@return resellers, customers and orders} */
    public SalesTable sales() {
        return sales;
    }

    /** {@return site licences, what they hold, and what was answered for them} */
    public LicenceTable licences() {
        return licences;
    }

    /** {@return vouchers} */
    public VoucherTable vouchers() {
        return vouchers;
    }

    /** {@return who logs in} */
    public AccountTable accounts() {
        return accounts;
    }

    /** {@return every act} */
    public AuditTable audit() {
        return audit;
    }
}

package org.jackfield.distribution.portal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.distribution.portal.records.Customer;
import org.jackfield.distribution.portal.records.Order;
import org.jackfield.distribution.portal.records.Reseller;

/** Resellers, customers and orders. */
public final class SalesTable {

    private final Sql sql;

    SalesTable(Sql sql) {
        this.sql = sql;
    }

    /** {@return all of them, by name} */
    public List<Reseller> resellers() {
        return sql.list("SELECT * FROM reseller ORDER BY UPPER(name), id", SalesTable::reseller);
    }

    /** {@return the reseller of an id, in whatever case} */
    public Optional<Reseller> reseller(String id) {
        return sql.one("SELECT * FROM reseller WHERE UPPER(id) = UPPER(?)", SalesTable::reseller, id);
    }

    /** Keeps a new reseller. */
    public void add(Reseller one) {
        sql.update("INSERT INTO reseller (id, name, email, created) VALUES (?, ?, ?, ?)",
                one.id(), one.name(), one.email(), one.created());
    }

    /** Changes name and address. */
    public void change(Reseller one) {
        sql.update("UPDATE reseller SET name = ?, email = ? WHERE id = ?", one.name(), one.email(), one.id());
    }

    /** {@return the customers of a reseller, or of all, by name} */
    public List<Customer> customers(Optional<String> reseller) {
        return sql.list("SELECT * FROM customer WHERE COALESCE(?, reseller) = reseller ORDER BY UPPER(name), id",
                SalesTable::customer, reseller);
    }

    /** {@return a customer} */
    public Optional<Customer> customer(UUID id) {
        return sql.one("SELECT * FROM customer WHERE id = ?", SalesTable::customer, id);
    }

    /** Keeps a new customer. */
    public void add(Customer one) {
        sql.update("INSERT INTO customer (id, reseller, name, contact, created) VALUES (?, ?, ?, ?, ?)",
                one.id(), one.reseller(), one.name(), one.contact(), one.created());
    }

    /** Changes name and contact. */
    public void change(Customer one) {
        sql.update("UPDATE customer SET name = ?, contact = ? WHERE id = ?", one.name(), one.contact(), one.id());
    }

    /** {@return a number no order had} */
    public String nextOrderNumber() {
        return Long.toString(sql.count("SELECT NEXT VALUE FOR order_number"));
    }

    /** {@return the orders of a reseller, or all, the newest first} */
    public List<Order> orders(Optional<String> reseller, int limit) {
        return sql.list("SELECT * FROM sale_order WHERE COALESCE(?, reseller, '') = COALESCE(reseller, '')"
                + " ORDER BY made DESC, number DESC LIMIT ?", SalesTable::order, reseller, limit);
    }

    /** {@return an order} */
    public Optional<Order> order(String number) {
        return sql.one("SELECT * FROM sale_order WHERE number = ?", SalesTable::order, number);
    }

    /** Keeps a new order. */
    public void add(Order one) {
        sql.update("INSERT INTO sale_order (number, reseller, customer, reference, made, made_by) VALUES (?, ?, ?, ?, ?, ?)",
                one.number(), one.reseller(), one.customer(), one.reference(), one.made(), one.by());
    }

    private static Reseller reseller(ResultSet row) throws SQLException {
        return new Reseller(
                row.getString("id"), row.getString("name"), row.getString("email"), Sql.instant(row, "created"));
    }

    private static Customer customer(ResultSet row) throws SQLException {
        return new Customer(
                row.getObject("id", UUID.class), row.getString("reseller"), row.getString("name"),
                row.getString("contact"), Sql.instant(row, "created"));
    }

    private static Order order(ResultSet row) throws SQLException {
        return new Order(
                row.getString("number"), Sql.text(row, "reseller"), Sql.id(row, "customer"), row.getString("reference"),
                Sql.instant(row, "made"), row.getString("made_by"));
    }
}

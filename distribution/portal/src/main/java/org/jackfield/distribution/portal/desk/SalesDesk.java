package org.jackfield.distribution.portal.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jackfield.api.licence.Grant;
import org.jackfield.api.licence.LicensedVersion;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.distribution.licence.Grants;
import org.jackfield.distribution.portal.records.Account;
import org.jackfield.distribution.portal.records.Actor;
import org.jackfield.distribution.portal.records.AuditEntry;
import org.jackfield.distribution.portal.records.Customer;
import org.jackfield.distribution.portal.records.Order;
import org.jackfield.distribution.portal.records.Reseller;
import org.jackfield.distribution.portal.records.SoldLicence;
import org.jackfield.distribution.portal.records.Voucher;
import org.jackfield.distribution.portal.store.Books;
import org.jackfield.distribution.portal.store.PortalStore;

/** Keeps resellers, customers, orders and licences. Each change and its line in the audit list are one. */
public final class SalesDesk {

    private static final int MAX_TEXT = 200;
    private static final int MAX_CONTACT = 400;

    private final PortalStore store;
    private final InstantSource clock;

    /** Keeps these records. */
    public SalesDesk(PortalStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** {@return a new reseller; operators only} */
    public Reseller addReseller(String id, String name, String email, Actor by) {
        operator(by);
        String known = text("reseller id", id, 40, true);
        if (!known.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw invalid("reseller id", known, "Use letters, digits, dots and dashes.");
        }
        Reseller reseller =
                new Reseller(known, text("name", name, MAX_TEXT, true), text("email", email, MAX_TEXT, false), clock.instant());
        return done(by, "reseller.add", known, reseller.name(), books -> {
            if (books.sales().reseller(known).isPresent()) {
                throw ProblemException.conflict(
                        "reseller.exists", known, "There is a reseller of this id.", "Choose another id.");
            }
            books.sales().add(reseller);
            return reseller;
        });
    }

    /** {@return a customer as it is kept; of one's own reseller} */
    public Customer putCustomer(Optional<UUID> id, String reseller, String name, String contact, Actor by) {
        sees(by, Optional.of(reseller), reseller);
        Customer customer = new Customer(
                id.orElseGet(UUID::randomUUID), reseller, text("name", name, MAX_TEXT, true),
                text("contact", contact, MAX_CONTACT, false), clock.instant());
        return done(by, id.isEmpty() ? "customer.add" : "customer.change", customer.id().toString(), customer.name(), books -> {
            if (id.isEmpty()) {
                books.sales().reseller(reseller).orElseThrow(() -> unknown("reseller", reseller));
                books.sales().add(customer);
            } else {
                customer(books, id.get(), by);
                books.sales().change(customer);
            }
            return customer;
        });
    }

    /** {@return a new, empty order; operators only} */
    public Order addOrder(Optional<String> reseller, Optional<UUID> customer, String reference, Actor by) {
        operator(by);
        String note = text("reference", reference, MAX_TEXT, false);
        return store.inTransaction(books -> {
            Optional<Reseller> buyer = reseller.map(id -> books.sales().reseller(id).orElseThrow(() -> unknown("reseller", id)));
            Optional<Customer> site = customer.map(id -> customer(books, id, by));
            if (site.isPresent() && !site.map(Customer::reseller).equals(buyer.map(Reseller::id))) {
                throw invalid("customer", site.get().name(), "Choose a customer of the reseller who orders.");
            }
            Order order = new Order(
                    books.sales().nextOrderNumber(), buyer.map(Reseller::id), customer, note, clock.instant(),
                    by.account().name());
            books.sales().add(order);
            audit(books, by, "order.add", order.number(), buyer.map(Reseller::id).orElse("stock"));
            return order;
        });
    }

    /** Makes what an order holds; operators only. */
    public void addGoods(String number, Goods goods, Actor by) {
        operator(by);
        String what = goods.pieces() + " " + goods.kind() + " " + Grants.words(goods.grants());
        done(by, "order.goods", number, what, books -> {
            Order order = books.sales().order(number).orElseThrow(() -> unknown("order", number));
            for (int i = 0; i < goods.pieces(); i++) {
                if (goods.kind() == Goods.Kind.SITE) {
                    sell(books, order, goods);
                } else {
                    books.vouchers().add(new Voucher(
                            Numbers.newVoucher(), order.number(), goods.kind() == Goods.Kind.VOUCHER, goods.grants(),
                            goods.trialDays(), goods.version(), goods.supportMonths(), Optional.empty(), Optional.empty()));
                }
            }
            return order;
        });
    }

    private void sell(Books books, Order order, Goods goods) {
        Instant now = clock.instant();
        SoldLicence sold = new SoldLicence(
                Numbers.newSite(books), order.number(), order.reseller(), order.customer(), goods.version().orElseThrow(),
                Vouchers.support(Optional.empty(), goods.supportMonths(), now), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), now);
        books.licences().add(sold);
        grant(books, sold, goods.grants(), goods.trialDays().stream().boxed().findFirst(), "order " + order.number(), now);
    }

    private static void grant(
            Books books, SoldLicence sold, List<Grant> grants, Optional<Integer> trialDays, String source, Instant now) {
        Optional<Instant> ends =
                trialDays.map(days -> now.plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS));
        grants.forEach(grant -> books.licences().grant(
                sold.site().siteId(), new Grant(grant.entitlement(), grant.count(), ends), source, now));
    }

    /** Gives a licence more, another version or another end of its support; the site gets it by an update. Operators only. */
    public void upgrade(
            String siteId, LicensedVersion version, Optional<LocalDate> supportUntil, List<Grant> more,
            Optional<Integer> trialDays, Actor by) {
        operator(by);
        String detail = "version " + version + ", support until " + supportUntil.map(LocalDate::toString).orElse("none")
                + (more.isEmpty() ? "" : ", " + Grants.words(more) + trialDays.map(days -> " for " + days + " days").orElse(""));
        done(by, "licence.upgrade", siteId, detail, books -> {
            SoldLicence sold = licence(books, siteId, by);
            books.licences().change(sold.covering(version, supportUntil));
            grant(books, sold, more, trialDays, "upgrade by " + by.account().name(), clock.instant());
            return sold;
        });
    }

    /** Says whose licence it is: a customer of the reseller. */
    public void assign(String siteId, Optional<UUID> customer, Actor by) {
        done(by, "licence.assign", siteId, customer.map(UUID::toString).orElse("nobody"), books -> {
            SoldLicence sold = licence(books, siteId, by);
            Optional<Customer> site = customer.map(id -> customer(books, id, by));
            if (site.isPresent() && !sold.reseller().equals(site.map(Customer::reseller))) {
                throw invalid("customer", site.get().name(), "Choose a customer of the licence's reseller.");
            }
            books.licences().change(sold.withOwner(sold.reseller(), customer));
            return sold;
        });
    }

    /**
     * Frees a licence whose machine is lost, without that machine's proof.
     *
     * @param reason why; it stands in the audit list
     */
    public void release(String siteId, String reason, Actor by) {
        String why = text("reason", reason, MAX_TEXT, true);
        done(by, "licence.release", siteId, why, books -> {
            SoldLicence sold = licence(books, siteId, by);
            if (sold.activation().isEmpty()) {
                throw ProblemException.conflict(
                        "licence.not-active", siteId, "This licence is active nowhere.", "Activate it wherever it is needed.");
            }
            books.licences().change(sold.activeAt(Optional.empty()));
            return sold;
        });
    }

    private static SoldLicence licence(Books books, String siteId, Actor by) {
        return books.licences().licence(siteId)
                .filter(sold -> by.account().sees(sold.reseller()))
                .orElseThrow(() -> unknown("licence", siteId));
    }

    private static Customer customer(Books books, UUID id, Actor by) {
        return books.sales().customer(id)
                .filter(found -> by.account().sees(Optional.of(found.reseller())))
                .orElseThrow(() -> unknown("customer", id.toString()));
    }

    private <T> T done(Actor by, String action, String subject, String detail, Function<Books, T> work) {
        return store.inTransaction(books -> {
            T result = work.apply(books);
            audit(books, by, action, subject, detail);
            return result;
        });
    }

    private void audit(Books books, Actor by, String action, String subject, String detail) {
        books.audit().add(
                new AuditEntry(0, clock.instant(), by.account().name(), by.from(), action, subject, true, detail));
    }

    /** Refuses whoever is no operator. */
    public static void operator(Actor by) {
        if (by.account().role() != Account.Role.OPERATOR) {
            throw forbidden();
        }
    }

    private static void sees(Actor by, Optional<String> owner, String input) {
        if (!by.account().sees(owner)) {
            throw unknown("reseller", input);
        }
    }

    private static ProblemException forbidden() {
        return ProblemException.of(
                "portal.forbidden", Problem.Kind.FORBIDDEN, "", "You may not do this.", "Ask an operator of the portal.");
    }

    static ProblemException unknown(String what, String input) {
        return ProblemException.notFound(
                "portal.unknown-" + what, input, "There is no such " + what + ".", "Look it up in its list.");
    }

    static ProblemException invalid(String what, String input, String remedy) {
        return ProblemException.invalid("portal.invalid", what + ": " + input, "This is not allowed there.", remedy);
    }

    static String text(String what, String value, int longest, boolean required) {
        String text = value == null ? "" : value.strip();
        if (text.length() > longest || required && text.isEmpty() || text.chars().anyMatch(Character::isISOControl)) {
            throw invalid(
                    what, text.substring(0, Math.min(40, text.length())),
                    "Enter " + (required ? "1" : "0") + " to " + longest + " characters on one line.");
        }
        return text;
    }
}

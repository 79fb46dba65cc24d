package org.jackfield.distribution.portal.rest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import org.jackfield.api.licence.LicensedVersion;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.distribution.licence.Grants;
import org.jackfield.distribution.portal.desk.AccountDesk;
import org.jackfield.distribution.portal.desk.Goods;
import org.jackfield.distribution.portal.desk.SalesDesk;
import org.jackfield.distribution.portal.records.Account;
import org.jackfield.distribution.portal.records.Actor;
import org.jackfield.distribution.portal.records.Order;
import org.jackfield.distribution.portal.records.SoldLicence;
import org.jackfield.distribution.portal.records.Voucher;
import org.jackfield.distribution.portal.store.Books;
import org.jackfield.distribution.portal.store.PortalStore;
import org.jackfield.distribution.portal.web.Attempts;
import org.jackfield.distribution.portal.web.Call;
import org.jackfield.distribution.portal.web.Handler;
import org.jackfield.distribution.portal.web.Reply;
import org.jackfield.distribution.portal.web.Routes;

/** For an operator's or reseller's own programs, with HTTP's Basic authentication. */
public final class SalesRest {

    private static final String BASE = "/api/v1";
    private static final int MOST = 500;

    private final PortalStore store;
    private final SalesDesk sales;
    private final AccountDesk accounts;
    private final Attempts logIns;

    /** Shows and changes these records. */
    public SalesRest(PortalStore store, SalesDesk sales, AccountDesk accounts, InstantSource clock) {
        this.store = store;
        this.sales = sales;
        this.accounts = accounts;
        this.logIns = new Attempts(5, Duration.ofMinutes(15), clock);
    }

    /** A list. */
    public record ListDocument(List<?> items, int total) {}

    /** A reseller. */
    public record ResellerDocument(String id, String name, String email) {}

    /** A customer. */
    public record CustomerDocument(String id, String reseller, String name, String contact) {}

    /** An order; without a reseller it is stock. */
    public record OrderDocument(
            String number, String reseller, String customer, String reference, Instant made,
            List<LicenceDocument> licences, List<VoucherDocument> vouchers) {}

    /** A site licence. */
    public record LicenceDocument(
            String siteId, String serial, String order, String reseller, String customer, String version,
            LocalDate supportUntil, String licensedTo, String machine, Instant activeSince, String entitlements) {}

    /** A voucher. */
    public record VoucherDocument(
            String code, boolean activates, String entitlements, Integer trialDays, String version, int supportMonths,
            String usedBy, Instant usedAt) {}

    /** What an order is to hold; entitlements as {@code night-mode,tapi=5}. */
    public record GoodsDocument(
            String kind, int pieces, List<String> entitlements, Integer trialDays, String version, int supportMonths) {}

    /** An upgrade of a licence. */
    public record UpgradeDocument(String version, LocalDate supportUntil, List<String> entitlements, Integer trialDays) {}

    /** Why a licence is released. */
    public record ReleaseDocument(String reason) {}

    /** Adds the routes. */
    public void offer(Routes routes) {
        routes.on("GET", BASE + "/resellers", as(by -> call -> resellers(by)))
                .on("POST", BASE + "/resellers", as(by -> call -> addReseller(call, by)))
                .on("GET", BASE + "/customers", as(by -> call -> customers(by)))
                .on("POST", BASE + "/customers", as(by -> call -> addCustomer(call, by)))
                .on("GET", BASE + "/orders", as(by -> call -> orders(by)))
                .on("POST", BASE + "/orders", as(by -> call -> addOrder(call, by)))
                .on("GET", BASE + "/orders/*", as(by -> call -> order(call.segment(3), by)))
                .on("POST", BASE + "/orders/*/goods", as(by -> call -> addGoods(call, by)))
                .on("GET", BASE + "/licences", as(by -> call -> licences(call, by)))
                .on("POST", BASE + "/licences/*/upgrade", as(by -> call -> upgrade(call, by)))
                .on("POST", BASE + "/licences/*/release", as(by -> call -> release(call, by)))
                .on("GET", BASE + "/audit", as(by -> call -> audit(by)));
    }

    private Handler as(Function<Actor, Handler> handler) {
        return call -> handler.apply(logIn(call)).handle(call);
    }

    private Actor logIn(Call call) {
        String[] words = call.header("Authorization")
                .filter(line -> line.startsWith("Basic "))
                .map(line -> decoded(line.substring(6)).split(":", 2))
                .filter(parts -> parts.length == 2)
                .orElseThrow(SalesRest::unauthenticated);
        logIns.check(call.from());
        Optional<Account> account = accounts.logIn(words[0], words[1].toCharArray(), call.from());
        if (account.isEmpty() || account.get().mustChange()) {
            logIns.count(call.from());
            throw unauthenticated();
        }
        logIns.forget(call.from());
        return new Actor(account.get(), call.from());
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64.strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static ProblemException unauthenticated() {
        return ProblemException.of(
                "account.wrong", Problem.Kind.UNAUTHENTICATED, "", "Name or password is not right, or must be changed first.",
                "Log in on the pages once, then send both.");
    }

    private Reply list(Function<Books, List<?>> read) {
        List<?> items = store.inTransaction(read);
        return Json.reply(200, new ListDocument(items, items.size()));
    }

    private Reply resellers(Actor by) {
        SalesDesk.operator(by);
        return list(books -> books.sales().resellers().stream()
                .map(one -> new ResellerDocument(one.id(), one.name(), one.email())).toList());
    }

    private Reply addReseller(Call call, Actor by) {
        ResellerDocument wanted = Json.read(call, ResellerDocument.class);
        sales.addReseller(wanted.id(), wanted.name(), wanted.email(), by);
        return Json.reply(201, wanted);
    }

    private Reply customers(Actor by) {
        return list(books -> books.sales().customers(by.account().reseller()).stream()
                .map(one -> new CustomerDocument(one.id().toString(), one.reseller(), one.name(), one.contact())).toList());
    }

    private Reply addCustomer(Call call, Actor by) {
        CustomerDocument wanted = Json.read(call, CustomerDocument.class);
        String reseller = by.account().reseller().orElse(wanted.reseller() == null ? "" : wanted.reseller());
        var kept = sales.putCustomer(Optional.empty(), reseller, wanted.name(), wanted.contact(), by);
        return Json.reply(201, new CustomerDocument(kept.id().toString(), kept.reseller(), kept.name(), kept.contact()));
    }

    private Reply orders(Actor by) {
        return list(books -> books.sales().orders(by.account().reseller(), MOST).stream()
                .map(one -> document(books, one, false)).toList());
    }

    private Reply addOrder(Call call, Actor by) {
        OrderDocument wanted = Json.read(call, OrderDocument.class);
        Order order = sales.addOrder(
                Optional.ofNullable(wanted.reseller()), Optional.ofNullable(wanted.customer()).map(SalesRest::uuid),
                wanted.reference(), by);
        return Json.reply(201, store.inTransaction(books -> document(books, order, true)));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound(
                    "portal.unknown-customer", text, "There is no such customer.", "Look at GET /api/v1/customers.");
        }
    }

    private Reply order(String number, Actor by) {
        return Json.reply(200, store.inTransaction(books -> books.sales().order(number)
                .filter(found -> by.account().sees(found.reseller()))
                .map(found -> document(books, found, true))
                .orElseThrow(() -> ProblemException.notFound(
                        "portal.unknown-order", number, "There is no such order.", "Look at GET /api/v1/orders."))));
    }

    private Reply addGoods(Call call, Actor by) {
        GoodsDocument wanted = Json.read(call, GoodsDocument.class);
        try {
            sales.addGoods(call.segment(3), new Goods(
                    Goods.Kind.of(wanted.kind()), wanted.pieces(),
                    wanted.entitlements() == null || wanted.entitlements().isEmpty()
                            ? List.of()
                            : Grants.of(Optional.empty(), wanted.entitlements(), Optional.empty()),
                    wanted.trialDays() == null ? OptionalInt.empty() : OptionalInt.of(wanted.trialDays()),
                    Optional.ofNullable(wanted.version()).map(LicensedVersion::of), wanted.supportMonths()), by);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("order.goods", e.getMessage(), "This cannot be sold.", "Correct what is named.");
        }
        return order(call.segment(3), by);
    }

    private Reply licences(Call call, Actor by) {
        return list(books -> books.licences().licences(by.account().reseller(), call.query("q"), MOST).stream()
                .map(one -> document(books, one)).toList());
    }

    private Reply upgrade(Call call, Actor by) {
        UpgradeDocument wanted = Json.read(call, UpgradeDocument.class);
        try {
            sales.upgrade(
                    call.segment(3), LicensedVersion.of(String.valueOf(wanted.version())),
                    Optional.ofNullable(wanted.supportUntil()),
                    wanted.entitlements() == null || wanted.entitlements().isEmpty()
                            ? List.of()
                            : Grants.of(Optional.empty(), wanted.entitlements(), Optional.empty()),
                    Optional.ofNullable(wanted.trialDays()), by);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("order.goods", e.getMessage(), "This cannot be sold.", "Correct what is named.");
        }
        return licence(call.segment(3), by);
    }

    private Reply release(Call call, Actor by) {
        sales.release(call.segment(3), Json.read(call, ReleaseDocument.class).reason(), by);
        return licence(call.segment(3), by);
    }

    private Reply licence(String siteId, Actor by) {
        return Json.reply(200, store.inTransaction(books -> books.licences().licence(siteId)
                .filter(found -> by.account().sees(found.reseller()))
                .map(found -> document(books, found))
                .orElseThrow()));
    }

    private Reply audit(Actor by) {
        SalesDesk.operator(by);
        return list(books -> books.audit().entries(Optional.empty(), Long.MAX_VALUE, MOST));
    }

    private static OrderDocument document(Books books, Order one, boolean whole) {
        return new OrderDocument(
                one.number(), one.reseller().orElse(null), one.customer().map(UUID::toString).orElse(null), one.reference(),
                one.made(),
                whole ? books.licences().ofOrder(one.number()).stream().map(each -> document(books, each)).toList() : null,
                whole ? books.vouchers().ofOrder(one.number()).stream().map(SalesRest::document).toList() : null);
    }

    private static LicenceDocument document(Books books, SoldLicence one) {
        return new LicenceDocument(
                one.site().siteId(), one.site().serial(), one.order(), one.reseller().orElse(null),
                one.customer().map(UUID::toString).orElse(null), one.version().toString(), one.supportUntil().orElse(null),
                one.licensedTo().orElse(null), one.activation().map(SoldLicence.Activation::machine).orElse(null),
                one.activation().map(SoldLicence.Activation::at).orElse(null),
                Grants.words(books.licences().held(one.site().siteId()).stream().map(held -> held.grant()).toList()));
    }

    private static VoucherDocument document(Voucher one) {
        return new VoucherDocument(
                one.code().text(), one.activates(), Grants.words(one.goods()),
                one.trialDays().isPresent() ? one.trialDays().getAsInt() : null,
                one.version().map(LicensedVersion::toString).orElse(null), one.supportMonths(), one.usedBy().orElse(null),
                one.usedAt().orElse(null));
    }
}

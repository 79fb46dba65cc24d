package org.jackfield.distribution.portal.pages;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.licence.Grant;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.distribution.licence.Grants;
import org.jackfield.distribution.portal.desk.Goods;
import org.jackfield.distribution.portal.desk.SalesDesk;
import org.jackfield.distribution.portal.records.Actor;
import org.jackfield.distribution.portal.records.Customer;
import org.jackfield.distribution.portal.records.Order;
import org.jackfield.distribution.portal.records.SoldLicence;
import org.jackfield.distribution.portal.records.Voucher;
import org.jackfield.distribution.portal.store.Books;
import org.jackfield.distribution.portal.store.PortalStore;
import org.jackfield.distribution.portal.web.Call;
import org.jackfield.distribution.portal.web.Reply;
import org.jackfield.distribution.portal.web.Routes;

/** Orders: what was bought, with its licences and vouchers. */
public final class OrderPages {

    private static final int MOST = 500;

    private final PortalStore store;
    private final SalesDesk sales;

    /** Shows these records. */
    public OrderPages(PortalStore store, SalesDesk sales) {
        this.store = store;
        this.sales = sales;
    }

    /** Adds the pages. */
    public void offer(Routes routes) {
        routes.on("GET", "/orders", PublicPages.loggedIn(by -> call -> list(call, by)))
                .on("POST", "/orders", PublicPages.loggedIn(by -> call -> add(call, by)))
                .on("GET", "/orders/*", PublicPages.loggedIn(by -> call -> show(call, by)))
                .on("POST", "/orders/*", PublicPages.loggedIn(by -> call -> addGoods(call, by)))
                .on("GET", "/orders/*/vouchers.txt", PublicPages.loggedIn(by -> call -> vouchers(call, by)));
    }

    private Reply list(Call call, Actor by) {
        Frame frame = new Frame(call);
        return store.inTransaction(books -> {
            List<List<Object>> rows = new ArrayList<>();
            books.sales().orders(by.account().reseller(), MOST).forEach(order -> rows.add(List.of(
                    frame.html("<a href=\"/orders/{}\">{}</a>", order.number(), order.number()),
                    Texts.time(order.made()), buyer(frame, order),
                    order.customer().flatMap(books.sales()::customer).map(Customer::name).orElse(""), order.reference())));
            return frame.page("orders", frame.html(
                    "{}{}",
                    frame.table(List.of("order", "made", "reseller", "customer", "reference"), rows),
                    frame.operator() ? form(frame, books) : Html.NOTHING));
        });
    }

    private static String buyer(Frame frame, Order order) {
        return order.reseller().orElse(frame.text("stock"));
    }

    private static Html form(Frame frame, Books books) {
        List<String[]> resellers = new ArrayList<>();
        resellers.add(new String[] {"", frame.text("stock.long")});
        books.sales().resellers().forEach(one -> resellers.add(new String[] {one.id(), one.id() + " " + one.name()}));
        List<String[]> customers = new ArrayList<>();
        customers.add(new String[] {"", ""});
        books.sales().customers(Optional.empty())
                .forEach(one -> customers.add(new String[] {one.id().toString(), one.name() + " (" + one.reseller() + ")"}));
        return frame.html("""
                <h2>{#order.new}</h2><form method="post" action="/orders">{}{}{}{}
                <button class="primary">{#order.add}</button></form>
                """, frame.token(), frame.choice("reseller", "reseller", resellers, ""),
                frame.choice("customer", "customer", customers, ""),
                frame.field("reference", "reference", "", "maxlength=\"200\""));
    }

    private Reply add(Call call, Actor by) {
        Optional<String> reseller = Optional.of(call.field("reseller")).filter(id -> !id.isEmpty());
        Order order = sales.addOrder(reseller, uuid(call.field("customer")), call.field("reference"), by);
        return Reply.seeOther("/orders/" + order.number());
    }

    static Optional<UUID> uuid(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("portal.invalid", text, "This is not allowed there.", "Choose from the list.");
        }
    }

    private static Order order(Books books, String number, Actor by) {
        return books.sales().order(number)
                .filter(found -> by.account().sees(found.reseller()))
                .orElseThrow(() -> ProblemException.notFound(
                        "portal.unknown-order", number, "There is no such order.", "Look it up in the list of orders."));
    }

    private Reply show(Call call, Actor by) {
        Frame frame = new Frame(call);
        return store.inTransaction(books -> {
            Order order = order(books, call.segment(1), by);
            Html facts = frame.facts(
                    "made", Texts.time(order.made()), "by", order.by(), "reseller", buyer(frame, order),
                    "customer", order.customer().flatMap(books.sales()::customer).map(Customer::name).orElse(""),
                    "reference", order.reference());
            List<Voucher> vouchers = books.vouchers().ofOrder(order.number());
            Html download = vouchers.isEmpty()
                    ? Html.NOTHING
                    : frame.html("<p><a class=\"button\" href=\"/orders/{}/vouchers.txt\">{#vouchers.download}</a></p>",
                            order.number());
            return frame.page(200, frame.text("order.title", order.number()), frame.html(
                    "{}<h2>{#licences}</h2>{}<h2>{#vouchers}</h2>{}{}{}", facts,
                    LicencePages.table(frame, books, books.licences().ofOrder(order.number())),
                    table(frame, vouchers), download, frame.operator() ? goods(frame, order) : Html.NOTHING));
        });
    }

    private static Html table(Frame frame, List<Voucher> vouchers) {
        List<List<Object>> rows = new ArrayList<>();
        vouchers.forEach(one -> rows.add(List.of(
                frame.html("<code>{}</code>", one.code()), frame.text(one.activates() ? "voucher.site" : "voucher.more"),
                describe(frame, one),
                one.usedBy()
                        .map(site -> frame.html("<a href=\"/licences/{}\">{}</a> {}", site, site, Texts.time(one.usedAt())))
                        .orElse(frame.html("{#voucher.new}")))));
        return frame.table(List.of("voucher", "voucher.kind", "goods", "voucher.used"), rows);
    }

    static String describe(Frame frame, Voucher one) {
        List<String> parts = new ArrayList<>();
        one.goods().stream().map(grant -> Grants.words(List.<Grant>of(grant))).forEach(parts::add);
        one.trialDays().ifPresent(days -> parts.add(frame.text("goods.trial.days", days)));
        one.version().ifPresent(version -> parts.add(frame.text("goods.version.to", version)));
        if (one.supportMonths() > 0) {
            parts.add(frame.text("goods.support.months", one.supportMonths()));
        }
        return String.join(", ", parts);
    }

    private static Html goods(Frame frame, Order order) {
        List<String[]> kinds = Arrays.stream(Goods.Kind.values())
                .map(kind -> new String[] {kind.name(), frame.text("kind." + kind)})
                .toList();
        return frame.html("""
                <h2>{#goods.new}</h2><form method="post" action="/orders/{}">{}{}{}{}{}{}
                <button class="primary">{#goods.add}</button></form>
                """, order.number(), frame.token(), frame.choice("kind", "goods.kind", kinds, "SITE"),
                frame.field("pieces", "goods.pieces", "1", "type=\"number\" min=\"1\" max=\"100\" required"),
                GoodsForm.entitlements(frame), frame.field("version", "goods.version", "1.0", "maxlength=\"9\""),
                frame.field("supportMonths", "goods.support", "12", "type=\"number\" min=\"0\" max=\"120\""));
    }

    private Reply addGoods(Call call, Actor by) {
        sales.addGoods(call.segment(1), new Goods(
                Goods.Kind.of(call.field("kind")), GoodsForm.number(call, "pieces", 1), GoodsForm.grants(call), GoodsForm.trialDays(call),
                GoodsForm.version(call), GoodsForm.number(call, "supportMonths", 0)), by);
        return Reply.seeOther("/orders/" + call.segment(1));
    }

    private Reply vouchers(Call call, Actor by) {
        Frame frame = new Frame(call);
        return store.inTransaction(books -> {
            Order order = order(books, call.segment(1), by);
            StringBuilder text = new StringBuilder("# " + frame.text("order.title", order.number()) + "\n");
            books.vouchers().ofOrder(order.number()).stream()
                    .filter(one -> one.usedBy().isEmpty())
                    .forEach(one -> text.append(one.code()).append("  # ").append(describe(frame, one)).append('\n'));
            return Reply.file(
                    "vouchers-" + order.number() + ".txt", "text/plain; charset=utf-8",
                    text.toString().getBytes(StandardCharsets.UTF_8));
        });
    }

    static Object where(Frame frame, SoldLicence sold) {
        return sold.activation()
                .map(at -> frame.html("<span class=\"good\">{}</span>", at.machine()))
                .orElse(frame.html("<span class=\"none\">{#inactive}</span>"));
    }
}

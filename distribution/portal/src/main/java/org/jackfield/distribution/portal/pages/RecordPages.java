package org.jackfield.distribution.portal.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.distribution.portal.desk.AccountDesk;
import org.jackfield.distribution.portal.desk.SalesDesk;
import org.jackfield.distribution.portal.records.Account;
import org.jackfield.distribution.portal.records.Actor;
import org.jackfield.distribution.portal.records.AuditEntry;
import org.jackfield.distribution.portal.records.Customer;
import org.jackfield.distribution.portal.records.Reseller;
import org.jackfield.distribution.portal.store.PortalStore;
import org.jackfield.distribution.portal.web.Call;
import org.jackfield.distribution.portal.web.Reply;
import org.jackfield.distribution.portal.web.Routes;

/** Customers, resellers, accounts and the audit list. */
public final class RecordPages {

    private static final int ACTS = 200;

    private final PortalStore store;
    private final SalesDesk sales;
    private final AccountDesk accounts;

    /** Shows these records. */
    public RecordPages(PortalStore store, SalesDesk sales, AccountDesk accounts) {
        this.store = store;
        this.sales = sales;
        this.accounts = accounts;
    }

    /** Adds the pages. */
    public void offer(Routes routes) {
        routes.on("GET", "/customers", PublicPages.loggedIn(by -> call -> customers(call, by)))
                .on("POST", "/customers", PublicPages.loggedIn(by -> call -> putCustomer(call, by)))
                .on("GET", "/customers/*", PublicPages.loggedIn(by -> call -> customer(call, by)))
                .on("GET", "/resellers", PublicPages.loggedIn(by -> call -> resellers(call, by)))
                .on("POST", "/resellers", PublicPages.loggedIn(by -> call -> addReseller(call, by)))
                .on("GET", "/accounts", PublicPages.loggedIn(by -> call -> accounts(call, by)))
                .on("POST", "/accounts", PublicPages.loggedIn(by -> call -> invite(call, by)))
                .on("POST", "/accounts/*/remove", PublicPages.loggedIn(by -> call -> remove(call, by)))
                .on("GET", "/audit", PublicPages.loggedIn(by -> call -> audit(call, by)));
    }

    private Reply customers(Call call, Actor by) {
        Frame frame = new Frame(call);
        return store.inTransaction(books -> {
            List<List<Object>> rows = new ArrayList<>();
            books.sales().customers(by.account().reseller()).forEach(one -> rows.add(List.of(
                    frame.html("<a href=\"/customers/{}\">{}</a>", one.id(), one.name()), one.reseller(), one.contact(),
                    Texts.time(one.created()))));
            return frame.page("customers", frame.html("{}<h2>{#customer.new}</h2>{}",
                    frame.table(List.of("customer", "reseller", "contact", "created"), rows),
                    customerForm(frame, by, Optional.empty(), books.sales().resellers())));
        });
    }

    private Reply customer(Call call, Actor by) {
        Frame frame = new Frame(call);
        return store.inTransaction(books -> {
            Customer found = OrderPages.uuid(call.segment(1))
                    .flatMap(books.sales()::customer)
                    .filter(one -> by.account().sees(Optional.of(one.reseller())))
                    .orElseThrow(() -> ProblemException.notFound(
                            "portal.unknown-customer", call.segment(1), "There is no such customer.",
                            "Look it up in the list of customers."));
            return frame.page(200, found.name(), customerForm(frame, by, Optional.of(found), List.of()));
        });
    }

    private static Html customerForm(Frame frame, Actor by, Optional<Customer> one, List<Reseller> resellers) {
        String owner = one.map(Customer::reseller).or(by.account()::reseller).orElse("");
        Html reseller = owner.isEmpty()
                ? frame.choice("reseller", "reseller", resellers.stream()
                        .map(each -> new String[] {each.id(), each.id() + " " + each.name()}).toList(), "")
                : frame.html("<input type=\"hidden\" name=\"reseller\" value=\"{}\">", owner);
        return frame.html("""
                <form method="post" action="/customers">{}{}<input type="hidden" name="id" value="{}">{}{}
                <button class="primary">{#save}</button></form>
                """, frame.token(), reseller, one.map(Customer::id),
                frame.field("name", "customer", one.map(Customer::name).orElse(""), "required maxlength=\"200\""),
                frame.field("contact", "contact", one.map(Customer::contact).orElse(""), "maxlength=\"400\""));
    }

    private Reply putCustomer(Call call, Actor by) {
        sales.putCustomer(
                OrderPages.uuid(call.field("id")), call.field("reseller"), call.field("name"), call.field("contact"), by);
        return Reply.seeOther("/customers");
    }

    private Reply resellers(Call call, Actor by) {
        SalesDesk.operator(by);
        Frame frame = new Frame(call);
        return store.inTransaction(books -> {
            List<List<Object>> rows = new ArrayList<>();
            books.sales().resellers().forEach(one ->
                    rows.add(List.of(one.id(), one.name(), one.email(), Texts.time(one.created()))));
            return frame.page("resellers", frame.html("""
                    {}<h2>{#reseller.new}</h2><form method="post" action="/resellers">{}{}{}{}
                    <button class="primary">{#save}</button></form>
                    """, frame.table(List.of("reseller-id", "name", "email", "created"), rows), frame.token(),
                    frame.field("id", "reseller-id", "", "required maxlength=\"40\" pattern=\"[A-Za-z0-9][A-Za-z0-9._\\-]*\""),
                    frame.field("name", "name", "", "required maxlength=\"200\""),
                    frame.field("email", "email", "", "type=\"email\" maxlength=\"200\"")));
        });
    }

    private Reply addReseller(Call call, Actor by) {
        sales.addReseller(call.field("id"), call.field("name"), call.field("email"), by);
        return Reply.seeOther("/resellers");
    }

    private Reply accounts(Call call, Actor by) {
        SalesDesk.operator(by);
        Frame frame = new Frame(call);
        return store.inTransaction(books -> {
            List<List<Object>> rows = new ArrayList<>();
            books.accounts().accounts().forEach(one -> rows.add(List.of(
                    one.name(), frame.text("role." + one.role()), one.reseller().orElse(""),
                    frame.text(one.mustChange() ? "account.invited" : "account.own"), Texts.time(one.created()),
                    one.name().equals(by.account().name())
                            ? Html.NOTHING
                            : frame.html("""
                                    <form method="post" action="/accounts/{}/remove">{}
                                    <button class="danger" aria-label="{}">{#remove}</button></form>
                                    """, one.name(), frame.token(), frame.text("account.remove", one.name())))));
            List<String[]> owners = new ArrayList<>();
            owners.add(new String[] {"", frame.text("role.OPERATOR")});
            books.sales().resellers().forEach(each -> owners.add(new String[] {each.id(), each.id() + " " + each.name()}));
            return frame.page("accounts", frame.html("""
                    {}<h2>{#account.new}</h2><p>{#account.text}</p><form method="post" action="/accounts">{}{}{}
                    <button class="primary">{#account.invite}</button></form>
                    """, frame.table(List.of("account", "role", "reseller", "password", "created", "actions"), rows),
                    frame.token(), frame.field("name", "account", "", "required maxlength=\"80\" autocomplete=\"off\""),
                    frame.choice("reseller", "account.of", owners, "")));
        });
    }

    private Reply invite(Call call, Actor by) {
        Frame frame = new Frame(call);
        Optional<String> reseller = Optional.of(call.field("reseller")).filter(id -> !id.isEmpty());
        String password = accounts.invite(
                call.field("name"), reseller.isPresent() ? Account.Role.RESELLER : Account.Role.OPERATOR, reseller, by);
        return frame.page("account.invited.title", frame.html(
                "<p>{#account.invited.text}</p><p><code class=\"big\">{}</code></p><p><a href=\"/accounts\">{#accounts}</a></p>",
                password));
    }

    private Reply remove(Call call, Actor by) {
        accounts.remove(call.segment(1), by);
        return Reply.seeOther("/accounts");
    }

    private Reply audit(Call call, Actor by) {
        SalesDesk.operator(by);
        Frame frame = new Frame(call);
        String before = call.query("before");
        long from = before.matches("[0-9]{1,18}") ? Long.parseLong(before) : Long.MAX_VALUE;
        return store.inTransaction(books -> {
            List<AuditEntry> entries = books.audit().entries(Optional.empty(), from, ACTS);
            Html older = entries.size() < ACTS
                    ? Html.NOTHING
                    : frame.html("<p><a href=\"/audit?before={}\">{#audit.older}</a></p>", entries.getLast().number());
            return frame.page("audit", frame.html("{}{}", acts(frame, entries), older));
        });
    }

    static Html acts(Frame frame, List<AuditEntry> entries) {
        List<List<Object>> rows = new ArrayList<>();
        entries.forEach(one -> rows.add(List.of(
                Texts.time(one.at()), one.by(), one.from(), one.action(), one.subject(),
                frame.html("<span class=\"{}\">{}</span>", one.done() ? "good" : "bad",
                        frame.text(one.done() ? "act.done" : "act.refused")),
                one.detail())));
        return frame.table(List.of("time", "by", "from", "act", "subject", "outcome", "detail"), rows);
    }
}

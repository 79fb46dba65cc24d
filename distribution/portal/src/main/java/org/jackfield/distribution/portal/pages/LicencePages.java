package org.jackfield.distribution.portal.pages;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.licence.Entitlement;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.distribution.portal.desk.SalesDesk;
import org.jackfield.distribution.portal.records.Actor;
import org.jackfield.distribution.portal.records.Customer;
import org.jackfield.distribution.portal.records.SoldLicence;
import org.jackfield.distribution.portal.store.Books;
import org.jackfield.distribution.portal.store.LicenceTable;
import org.jackfield.distribution.portal.store.PortalStore;
import org.jackfield.distribution.portal.web.Call;
import org.jackfield.distribution.portal.web.Reply;
import org.jackfield.distribution.portal.web.Routes;

/** Site licences: what they hold, where they are active, what was done with them. */
public final class LicencePages {

    private static final int MOST = 500;
    private static final int ACTS = 50;

    private final PortalStore store;
    private final SalesDesk sales;
    private final InstantSource clock;

    /** Shows these records. */
    public LicencePages(PortalStore store, SalesDesk sales, InstantSource clock) {
        this.store = store;
        this.sales = sales;
        this.clock = clock;
    }

    /** Adds the pages. */
    public void offer(Routes routes) {
        routes.on("GET", "/licences", PublicPages.loggedIn(by -> call -> list(call, by)))
                .on("GET", "/licences/*", PublicPages.loggedIn(by -> call -> show(call, by)))
                .on("POST", "/licences/*/upgrade", PublicPages.loggedIn(by -> call -> upgrade(call, by)))
                .on("POST", "/licences/*/customer", PublicPages.loggedIn(by -> call -> assign(call, by)))
                .on("POST", "/licences/*/release", PublicPages.loggedIn(by -> call -> release(call, by)));
    }

    private Reply list(Call call, Actor by) {
        Frame frame = new Frame(call);
        String words = call.query("q");
        return store.inTransaction(books -> frame.page("licences", frame.html("""
                <form method="get" action="/licences" role="search">{}<button>{#search}</button></form>{}
                """, frame.field("q", "search.what", words, "type=\"search\" maxlength=\"80\""),
                table(frame, books, books.licences().licences(by.account().reseller(), words, MOST)))));
    }

    static Html table(Frame frame, Books books, List<SoldLicence> licences) {
        List<List<Object>> rows = new ArrayList<>();
        licences.forEach(sold -> rows.add(List.of(
                frame.html("<a href=\"/licences/{}\">{}</a>", sold.site().siteId(), sold.site().siteId()),
                sold.licensedTo().orElse(""),
                sold.customer().flatMap(books.sales()::customer).map(Customer::name).orElse(""),
                sold.reseller().orElse(frame.text("stock")), sold.version(),
                sold.supportUntil().map(LocalDate::toString).orElse(""), OrderPages.where(frame, sold))));
        return frame.table(List.of("site-id", "licensed-to", "customer", "reseller", "version", "support", "active"), rows);
    }

    private static SoldLicence licence(Books books, String siteId, Actor by) {
        return books.licences().licence(siteId)
                .filter(found -> by.account().sees(found.reseller()))
                .orElseThrow(() -> ProblemException.notFound(
                        "portal.unknown-licence", siteId, "There is no such licence.", "Look it up in the list of licences."));
    }

    private Reply show(Call call, Actor by) {
        Frame frame = new Frame(call);
        return store.inTransaction(books -> {
            SoldLicence sold = licence(books, call.segment(1), by);
            Html facts = frame.facts(
                    "site-id", frame.html("<code>{}</code>", sold.site().siteId()),
                    "serial", frame.html("<code>{}</code>", sold.site().serial()),
                    "licensed-to", sold.licensedTo(), "order", orderLink(frame, sold),
                    "reseller", sold.reseller().orElse(frame.text("stock")),
                    "customer", sold.customer().flatMap(books.sales()::customer).map(Customer::name),
                    "version", sold.version(), "support", sold.supportUntil().map(LocalDate::toString),
                    "application-record-id", sold.applicationRecordId(), "active", OrderPages.where(frame, sold),
                    "active.since", sold.activation().map(at -> Texts.time(at.at())),
                    "issued", Texts.time(sold.lastIssued()));
            return frame.page(200, frame.text("licence.title", sold.site().siteId()), frame.html(
                    "{}<h2>{#goods}</h2>{}{}<h2>{#acts}</h2>{}", facts, held(frame, books, sold),
                    forms(frame, books, sold), acts(frame, books, sold)));
        });
    }

    private static Html orderLink(Frame frame, SoldLicence sold) {
        return frame.html("<a href=\"/orders/{}\">{}</a>", sold.order(), sold.order());
    }

    private Html held(Frame frame, Books books, SoldLicence sold) {
        Instant now = clock.instant();
        List<List<Object>> rows = new ArrayList<>();
        for (LicenceTable.Held held : books.licences().held(sold.site().siteId())) {
            Optional<Instant> until = held.grant().until();
            Object ends = until.map(end -> frame.html(
                            "<span class=\"{}\">{}</span>", end.isAfter(now) ? "good" : "none", Texts.time(end)))
                    .orElse(frame.html("{#for-good}"));
            rows.add(List.of(
                    Entitlement.of(held.grant().entitlement()).map(Entitlement::title).orElse(held.grant().entitlement()),
                    held.grant().count() == 0 ? "" : held.grant().count(), ends, held.source(),
                    Texts.time(held.granted())));
        }
        return frame.table(List.of("entitlement", "number", "ends", "source", "granted"), rows);
    }

    private static Html forms(Frame frame, Books books, SoldLicence sold) {
        String path = "/licences/" + sold.site().siteId();
        List<Html> forms = new ArrayList<>();
        if (frame.operator()) {
            forms.add(frame.html("""
                    <details><summary>{#upgrade}</summary><p>{#upgrade.text}</p>
                    <form method="post" action="{}/upgrade">{}{}{}{}<button class="primary">{#upgrade}</button></form></details>
                    """, path, frame.token(),
                    frame.field("version", "goods.version", sold.version().toString(), "required maxlength=\"9\""),
                    frame.field("support", "support", sold.supportUntil().map(LocalDate::toString).orElse(""), "type=\"date\""),
                    GoodsForm.entitlements(frame)));
        }
        List<String[]> customers = new ArrayList<>();
        customers.add(new String[] {"", ""});
        sold.reseller().ifPresent(owner -> books.sales().customers(Optional.of(owner))
                .forEach(one -> customers.add(new String[] {one.id().toString(), one.name()})));
        forms.add(frame.html("""
                <details><summary>{#assign}</summary>
                <form method="post" action="{}/customer">{}{}<button class="primary">{#save}</button></form></details>
                """, path, frame.token(),
                frame.choice("customer", "customer", customers, sold.customer().map(UUID::toString).orElse(""))));
        if (sold.activation().isPresent()) {
            forms.add(frame.html("""
                    <details><summary>{#release}</summary><p>{#release.text}</p>
                    <form method="post" action="{}/release">{}{}<button class="danger">{#release}</button></form></details>
                    """, path, frame.token(), frame.field("reason", "reason", "", "required maxlength=\"200\"")));
        }
        return frame.html("{}", forms);
    }

    private static Html acts(Frame frame, Books books, SoldLicence sold) {
        return RecordPages.acts(
                frame, books.audit().entries(Optional.of(sold.site().siteId()), Long.MAX_VALUE, ACTS));
    }

    private Reply upgrade(Call call, Actor by) {
        String support = call.field("support");
        Optional<LocalDate> until;
        try {
            until = support.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(support));
        } catch (DateTimeException e) {
            throw ProblemException.invalid("portal.invalid", support, "This is no date.", "Write it like 2027-11-30.");
        }
        sales.upgrade(
                call.segment(1),
                GoodsForm.version(call).orElseThrow(() -> ProblemException.invalid(
                        "order.version", "", "A licence names the newest version it covers.", "Enter a version like 1.0.")),
                until, GoodsForm.grants(call), GoodsForm.trialDays(call).stream().boxed().findFirst(), by);
        return back(call);
    }

    private Reply assign(Call call, Actor by) {
        sales.assign(call.segment(1), OrderPages.uuid(call.field("customer")), by);
        return back(call);
    }

    private Reply release(Call call, Actor by) {
        sales.release(call.segment(1), call.field("reason"), by);
        return back(call);
    }

    private static Reply back(Call call) {
        return Reply.seeOther("/licences/" + call.segment(1));
    }
}

package org.jackfield.apps.reporting.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.Confirmation;
import org.jackfield.api.web.parts.FormDialog;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.ProblemBox;
import org.jackfield.apps.reporting.store.StoredReport;

/** The folders of reports at the side, and beside them the one that is run; first of all the inbound call summary. */
final class ReportsView extends Div {

    private static final long serialVersionUID = 1L;
    private static final int NARROW_PIXELS = 960;

    private final transient ReportParts parts;
    private final transient ViewContext context;
    private final Div folders = new Div();
    private final Details list;

    ReportsView(ReportParts parts, ViewContext context) {
        this.parts = parts;
        this.context = context;
        addClassName("jf-reports");
        PageHeader header = new PageHeader(context.text("reports.title"), context.text("reports.purpose"));
        header.addAction(VaadinIcon.RECYCLE, context.text("restore"), false, this::restore);
        header.addAction(VaadinIcon.PLUS, context.text("report.new"), true, () -> context.navigate(ReportsPage.ROUTE + "/new"));
        list = new Details(context.text("reports.list"), folders);
        list.setOpened(true);
        list.addClassName("jf-report-folders");
        Div body = new Div(list);
        body.addClassName("jf-report-body");
        add(header, body);
        showList();
        body.add(shown());
    }

    /** On a telephone the report comes first, and the folders open when they are wanted. */
    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        int width = attached.getUI().getPage().getExtendedClientDetails().getWindowInnerWidth();
        list.setOpened(width <= 0 || width >= NARROW_PIXELS);
        // Only the list moves: the page begins at its head.
        list.getElement().executeJs(
                "const here = this.querySelector('[aria-current]');"
                        + "if (here) { this.scrollTop += here.getBoundingClientRect().top"
                        + " - this.getBoundingClientRect().top - this.clientHeight / 2; }");
    }

    private Component shown() {
        String path = context.path();
        try {
            if (path.isEmpty()) {
                return new ReportViewer(parts, context, parts.runs().engine().inboundSummary(context.locale()), null);
            }
            StoredReport report = parts.desk().report(UUID.fromString(path), context.subject());
            return new ReportViewer(parts, context, report.definition(), report);
        } catch (IllegalArgumentException e) {
            return ProblemBox.of(ProblemException.notFound(
                    "reporting.unknown", path, context.text("report.unknown"), context.text("report.unknown.text")));
        } catch (ProblemException e) {
            return ProblemBox.of(e);
        }
    }

    private void showList() {
        folders.removeAll();
        folders.add(entry(context.text("summary"), "", context.path().isEmpty(), false));
        List<StoredReport> reports = parts.desk().reports(context.subject(), context.locale());
        Map<String, Div> byCategory = new LinkedHashMap<>();
        for (StoredReport report : reports) {
            String category = report.definition().category().isEmpty() ? context.text("category.none") : report.definition().category();
            String folder = report.shared() ? context.text("shared", category) : category;
            byCategory.computeIfAbsent(folder, name -> new Div()).add(row(report));
        }
        byCategory.forEach((name, rows) -> {
            Details folder = new Details(name, rows);
            folder.setOpened(true);
            folders.add(folder);
        });
    }

    private Div row(StoredReport report) {
        boolean current = context.path().equals(report.id().toString());
        boolean locked = parts.runs().locked(report.definition().template());
        Div row = new Div(entry(report.definition().name(), report.id().toString(), current, locked), menu(report));
        row.addClassName("jf-report-row");
        return row;
    }

    private Component entry(String name, String path, boolean current, boolean locked) {
        Anchor link = new Anchor(path.isEmpty() ? ReportsPage.ROUTE : ReportsPage.ROUTE + "/" + path, name);
        link.addClassName("jf-report-link");
        if (current) {
            link.getElement().setAttribute("aria-current", "page");
        }
        if (locked) {
            Icon padlock = VaadinIcon.LOCK.create();
            padlock.setTooltipText(context.text("locked"));
            link.add(padlock);
            Span said = new Span(context.text("locked"));
            said.addClassName("jf-hidden");
            link.add(said);
        }
        return link;
    }

    private MenuBar menu(StoredReport report) {
        MenuBar bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.TERTIARY);
        var root = bar.addItem(VaadinIcon.ELLIPSIS_V.create());
        root.setAriaLabel(context.text("report.more", report.definition().name()));
        var items = root.getSubMenu();
        items.addItem(context.text("edit"), click -> context.navigate(ReportsPage.ROUTE + "/edit/" + report.id()));
        items.addItem(context.text("clone"), click -> copy(report, report.shared()));
        if (!report.shared()) {
            items.addItem(context.text("share"), click -> copy(report, true));
        }
        boolean carded = parts.desk().dashboard(context.subject()).stream().anyMatch(each -> each.id().equals(report.id()));
        items.addItem(context.text(carded ? "dashboard.remove" : "dashboard.add"), click -> act(() -> {
            parts.desk().dashboard(report.id(), !carded, context.subject());
            context.notifySuccess(context.text("dashboard.done"));
        }));
        items.addItem(context.text("delete"), click -> delete(report));
        return bar;
    }

    private void copy(StoredReport report, boolean shared) {
        TextField name = new TextField(context.text("name"));
        name.setValue(report.definition().name());
        TextField category = new TextField(context.text("category"));
        category.setValue(report.definition().category());
        boolean sharing = shared && !report.shared();
        FormDialog dialog = new FormDialog(
                context.text(sharing ? "share.title" : "clone.title"), context.text("copy"), () -> {
                    StoredReport made = sharing
                            ? parts.desk().share(report.id(), name.getValue(), category.getValue(), context.subject(), ReportParts.ORIGIN)
                            : parts.desk().copy(report.id(), name.getValue(), category.getValue(), context.subject(), ReportParts.ORIGIN);
                    context.navigate(ReportsPage.ROUTE + "/" + made.id());
                });
        dialog.with(name, category).open();
    }

    private void delete(StoredReport report) {
        List<String> uses = parts.desk().uses(report.id());
        String what = uses.isEmpty()
                ? context.text("delete.text", report.definition().name())
                : context.text("delete.used", report.definition().name(), String.join(", ", uses));
        Confirmation.ask(context.text("delete.title"), what, context.text("delete"), true, () -> {
            parts.desk().delete(report.id(), true, context.subject(), ReportParts.ORIGIN);
            context.navigate(ReportsPage.ROUTE);
        });
    }

    private void restore() {
        act(() -> {
            int given = parts.desk().restoreDefaults(context.subject(), context.locale(), ReportParts.ORIGIN).size();
            context.notifySuccess(context.text("restored", given));
            showList();
        });
    }

    private void act(Runnable action) {
        try {
            action.run();
            showList();
        } catch (ProblemException e) {
            context.notifyProblem(e);
        }
    }
}

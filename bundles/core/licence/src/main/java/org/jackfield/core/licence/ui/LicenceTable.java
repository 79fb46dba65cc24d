package org.jackfield.core.licence.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.Table;
import com.vaadin.flow.component.html.TableRow;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.jackfield.api.licence.Entitlement;
import org.jackfield.api.licence.EntitlementStatus;
import org.jackfield.api.web.ViewContext;

/** Entitlements of one section: mark, title, used, limit, configured. */
final class LicenceTable {

    private LicenceTable() {}

    static Table of(ViewContext context, List<LicenceLine> lines) {
        Table table = new Table();
        table.addClassName("jf-ledger");
        TableRow head = table.addHeaderRow();
        head.addHeaderCell(context.text("entitlement"));
        for (String column : List.of("used", "limit", "configured")) {
            head.addHeaderCell(context.text(column)).addClassName("jf-number");
        }
        lines.forEach(line -> fill(table.addRow(), context, line));
        return table;
    }

    private static void fill(TableRow row, ViewContext context, LicenceLine line) {
        EntitlementStatus entitlement = line.entitlement();
        Div first = new Div(mark(context, line.mark()), new Span(entitlement.title()));
        first.addClassName("jf-entitlement");
        row.addDataCell().add(first);
        entitlement.trialEnds().ifPresent(end -> {
            Span trial = new Span(context.text("trial", context.formats().date(end)));
            trial.addClassName("jf-note");
            first.add(trial);
        });
        boolean counted = entitlement.kind() != Entitlement.Kind.SWITCH;
        number(row, counted ? context.formats().number(entitlement.used()) : "");
        number(row, counted ? context.formats().number(entitlement.limit()) : "");
        number(
                row,
                entitlement.configured().isPresent()
                        ? context.formats().number(entitlement.configured().getAsInt())
                        : "");
    }

    private static void number(TableRow row, String text) {
        row.addDataCell(text).addClassName("jf-number");
    }

    private static Icon mark(ViewContext context, LicenceLine.Mark mark) {
        Icon icon =
                switch (mark) {
                    case TICK -> VaadinIcon.CHECK.create();
                    case CROSS -> VaadinIcon.CLOSE.create();
                    case PADLOCK -> VaadinIcon.LOCK.create();
                };
        icon.addClassNames("jf-mark", switch (mark) {
            case TICK -> "jf-good";
            case CROSS -> "jf-neutral";
            case PADLOCK -> "jf-warning";
        });
        icon.setTooltipText(context.text("mark." + mark));
        icon.getElement().setAttribute("role", "img").setAttribute("aria-label", context.text("mark." + mark));
        return icon;
    }
}

package org.jackfield.core.access.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.Confirmation;
import org.jackfield.api.web.parts.GridPage;
import org.jackfield.core.access.Named;

/** What the pages of profiles, roles and filters have in common. */
final class AccessPages {

    static final Messages MESSAGES = Messages.of(AccessPages.class);
    static final String ORIGIN = "web";

    private AccessPages() {}

    /** {@return what of a list has the words in its name, one page of it} */
    static <T extends Named> Page<T> page(List<T> all, String search, PageRequest request) {
        String wanted = search.strip().toLowerCase(Locale.ROOT);
        List<T> matching =
                all.stream().filter(each -> each.name().toLowerCase(Locale.ROOT).contains(wanted)).toList();
        List<T> items = matching.stream().skip(request.offset()).limit(request.size()).toList();
        return Page.of(items, request, matching.size());
    }

    /** Adds the buttons that edit and delete what is in a row. */
    static <T extends Named> void addActions(
            GridPage<T> page, ViewContext context, Predicate<T> fixed, Consumer<T> edit, Consumer<T> delete) {
        page.addActions(row -> {
            Button change = icon(
                    fixed.test(row) ? VaadinIcon.EYE : VaadinIcon.EDIT,
                    context.text(fixed.test(row) ? "show" : "edit", row.name()),
                    () -> edit.accept(row));
            Button remove = icon(VaadinIcon.TRASH, context.text("delete", row.name()), () -> Confirmation.ask(
                    context.text("delete.question", row.name()),
                    context.text("delete.consequence"),
                    context.text("delete.confirm"),
                    true,
                    () -> {
                        delete.accept(row);
                        page.refresh();
                    }));
            remove.setVisible(!fixed.test(row));
            return new Div(change, remove);
        });
        page.onOpen(edit);
    }

    private static Button icon(VaadinIcon icon, String label, Runnable pressed) {
        Button button = new Button(icon.create(), click -> pressed.run());
        button.setAriaLabel(label);
        button.setTooltipText(label);
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.LUMO_ICON);
        return button;
    }
}

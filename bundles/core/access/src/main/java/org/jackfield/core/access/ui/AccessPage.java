package org.jackfield.core.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.Subject;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.Confirmation;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.GridPage;
import org.jackfield.api.web.parts.IconButton;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.core.access.AccessBook;
import org.jackfield.core.access.Named;

/** A page of roles, profiles or filters: found by their names, added, edited, deleted. */
abstract class AccessPage<T extends Named> implements PageContribution {

    static final String ORIGIN = "web";

    private static final Messages MESSAGES = Messages.of(AccessPage.class);

    private final String texts;
    private final PageDescription description;

    /**
     * @param route of the page
     * @param texts what the keys of its texts begin with
     * @param order among the pages of people
     */
    AccessPage(String route, String texts, int order, VaadinIcon icon) {
        this.texts = texts;
        description = new PageDescription(
                route, new Label(MESSAGES, texts + ".title"), NavigationGroup.PEOPLE, order, icon, AccessBook.CONFIGURE);
    }

    /** {@return all there are} */
    abstract List<T> all();

    /** {@return a new one, to be edited} */
    abstract T fresh();

    /** {@return whether it can only be looked at} */
    boolean fixed(T row) {
        return false;
    }

    /** Says what is shown of each. */
    abstract void columns(GridPage<T> page, ViewContext context);

    /** Opens the dialog of one. */
    abstract void edit(T row, ViewContext context, Runnable saved);

    /** Deletes one. */
    abstract void delete(T row, Subject by);

    @Override
    public final PageDescription page() {
        return description;
    }

    @Override
    public final Component view(ViewContext context) {
        // the page asks for its rows before its filters are there
        AtomicReference<TextField> search = new AtomicReference<>();
        PageHeader header = new PageHeader(context.text(texts + ".title"), context.text(texts + ".purpose"));
        GridPage<T> page = new GridPage<>(
                header,
                (request, sort) -> page(all(), search.get() == null ? "" : search.get().getValue(), request));
        header.addAction(VaadinIcon.PLUS, context.text(texts + ".add"), true, () -> edit(fresh(), context, page::refresh));
        search.set(page.filters().addSearch(context.text("search")));
        columns(page, context);
        page.addActions(row -> buttons(row, context, page));
        page.onOpen(row -> edit(row, context, page::refresh));
        page.whenEmpty(new EmptyState(
                description.icon(), context.text(texts + ".empty"), context.text(texts + ".empty.text")));
        return page;
    }

    private static <T extends Named> Page<T> page(List<T> all, String search, PageRequest request) {
        String wanted = search.strip().toLowerCase(Locale.ROOT);
        List<T> matching =
                all.stream().filter(each -> each.name().toLowerCase(Locale.ROOT).contains(wanted)).toList();
        return Page.within(matching, request);
    }

    private Component buttons(T row, ViewContext context, GridPage<T> page) {
        Button change = new IconButton(
                fixed(row) ? VaadinIcon.EYE : VaadinIcon.EDIT,
                context.text(fixed(row) ? "show" : "edit", row.name()),
                () -> edit(row, context, page::refresh));
        Button remove = new IconButton(VaadinIcon.TRASH, context.text("delete", row.name()), () -> Confirmation.ask(
                context.text("delete.question", row.name()),
                context.text("delete.consequence"),
                context.text("delete.confirm"),
                true,
                () -> {
                    delete(row, context.subject());
                    page.refresh();
                }));
        remove.setVisible(!fixed(row));
        return new Div(change, remove);
    }
}

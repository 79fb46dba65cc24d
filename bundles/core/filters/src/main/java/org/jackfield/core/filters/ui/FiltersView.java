package org.jackfield.core.filters.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jackfield.api.filters.FilterService;
import org.jackfield.api.filters.SavedFilter;
import org.jackfield.api.filters.SavedFilter.Sharing;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.access.CallField;
import org.jackfield.api.security.access.FilterCriteria;
import org.jackfield.api.users.UsersService;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.Confirmation;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.FilterWords;
import org.jackfield.api.web.parts.GridPage;
import org.jackfield.api.web.parts.IconButton;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;

/** Lists the filters that somebody sees. */
final class FiltersView {

    private static final String ORIGIN = "web";

    private final FilterService filters;
    private final UsersService users;
    private final Map<CallField, String> labels;
    private final ViewContext context;
    private final GridPage<SavedFilter> page;
    private final TextField search;
    private final Select<Sharing> sharing = new Select<>();

    FiltersView(FilterService filters, UsersService users, Map<CallField, String> labels, ViewContext context) {
        this.labels = labels;
        this.filters = filters;
        this.users = users;
        this.context = context;
        PageHeader header = new PageHeader(context.text("filters.title"), context.text("filters.purpose"));
        if (context.may(FilterService.MODIFY_SHARED)) {
            header.addAction(VaadinIcon.PLUS, context.text("filters.add-shared"), false, () -> edit(blank(Sharing.SHARED)));
        }
        header.addAction(VaadinIcon.PLUS, context.text("filters.add"), true, () -> edit(blank(Sharing.PERSONAL)));
        page = new GridPage<>(header, (request, sort) -> fetch(request));
        search = page.filters().addSearch(context.text("search"));
        sharing.setAriaLabel(context.text("sharing"));
        sharing.setPlaceholder(context.text("sharing.every"));
        sharing.setEmptySelectionAllowed(true);
        sharing.setEmptySelectionCaption(context.text("sharing.every"));
        sharing.setItems(Sharing.values());
        sharing.setItemLabelGenerator(each -> each == null ? context.text("sharing.every") : context.text("sharing." + each));
        page.filters().add(sharing);
        page.addColumn("name", context.text("name"), this::name);
        page.addComponentColumn("sharing", context.text("sharing"), this::badge);
        page.addColumn("conditions", context.text("conditions"), this::conditions);
        page.addActions(this::actions);
        page.compact(filter -> new RowCard(name(filter), conditions(filter), badge(filter), actions(filter)));
        page.onOpen(filter -> {
            if (changeable(filter)) {
                edit(filter);
            }
        });
        page.whenEmpty(new EmptyState(VaadinIcon.FILTER, context.text("filters.empty"), context.text("filters.empty.text")));
    }

    Component page() {
        return page;
    }

    private static SavedFilter blank(Sharing sharing) {
        return new SavedFilter(UUID.randomUUID(), 0, sharing, "", "", FilterCriteria.NONE);
    }

    private Page<SavedFilter> fetch(PageRequest request) {
        String wanted = search.getValue().strip().toLowerCase(Locale.ROOT);
        List<SavedFilter> all = filters.filters(context.subject()).stream()
                .filter(filter -> name(filter).toLowerCase(Locale.ROOT).contains(wanted))
                .filter(filter -> sharing.getValue() == null || filter.sharing() == sharing.getValue())
                .toList();
        return Page.within(all, request);
    }

    private StatusBadge badge(SavedFilter filter) {
        Tone tone = switch (filter.sharing()) {
            case PERSONAL -> Tone.GOOD;
            case SHARED -> Tone.INFO;
            case BUILT_IN -> Tone.NEUTRAL;
        };
        return new StatusBadge(tone, context.text("sharing." + filter.sharing()));
    }

    private String name(SavedFilter filter) {
        return filters.name(filter, context.locale());
    }

    private String conditions(SavedFilter filter) {
        return FilterWords.of(filter.criteria(), labels);
    }

    private boolean changeable(SavedFilter filter) {
        return switch (filter.sharing()) {
            case PERSONAL -> true;
            case SHARED -> context.may(FilterService.MODIFY_SHARED);
            case BUILT_IN -> false;
        };
    }

    private Component actions(SavedFilter filter) {
        Div buttons = new Div();
        if (changeable(filter)) {
            buttons.add(new IconButton(VaadinIcon.EDIT, context.text("edit", name(filter)), () -> edit(filter)));
        }
        buttons.add(new IconButton(VaadinIcon.COPY, context.text("copy", name(filter)), () -> edit(blank(Sharing.PERSONAL)
                .with(context.text("copy.name", name(filter)), filter.criteria()))));
        if (filter.sharing() == Sharing.PERSONAL && context.may(FilterService.MODIFY_SHARED)) {
            buttons.add(new IconButton(VaadinIcon.SHARE, context.text("share", name(filter)), () -> edit(blank(Sharing.SHARED)
                    .with(name(filter), filter.criteria()))));
        }
        if (changeable(filter)) {
            buttons.add(new IconButton(VaadinIcon.TRASH, context.text("delete", name(filter)), () -> delete(filter)));
        }
        return buttons;
    }

    private void edit(SavedFilter filter) {
        new FilterDialog(filter, filters, users, labels, context, page::refresh).open();
    }

    private void delete(SavedFilter filter) {
        List<String> uses = filters.uses(filter.id());
        Confirmation.ask(
                context.text("delete.question", name(filter)),
                uses.isEmpty() ? context.text("delete.consequence") : context.text("delete.in-use", String.join(", ", uses)),
                context.text("delete.confirm"),
                true,
                () -> {
                    filters.delete(filter.id(), !uses.isEmpty(), context.subject(), ORIGIN);
                    page.refresh();
                });
    }
}

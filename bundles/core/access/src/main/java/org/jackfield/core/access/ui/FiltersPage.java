package org.jackfield.core.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.security.access.CallStatus;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.FilterWords;
import org.jackfield.api.web.parts.GridPage;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.core.access.AccessBook;
import org.jackfield.core.access.AccessComponent;
import org.jackfield.core.access.AccessFilter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** The access filters (manual §7.2.6.9.2.3). */
@org.osgi.service.component.annotations.Component(service = PageContribution.class)
public final class FiltersPage implements PageContribution {

    private final AccessComponent access;
    private final AccessBook book;

    /** Shows what is configured. */
    @Activate
    public FiltersPage(@Reference AccessComponent access) {
        this.access = access;
        this.book = access.book();
    }

    @Override
    public PageDescription page() {
        return new PageDescription(
                "security/access-filters",
                new Label(AccessPages.MESSAGES, "filters.title"),
                NavigationGroup.PEOPLE,
                80,
                VaadinIcon.FILTER,
                AccessBook.CONFIGURE);
    }

    @Override
    public Component view(ViewContext context) {
        return new View(context).page;
    }

    private final class View {

        private final ViewContext context;
        private final GridPage<AccessFilter> page;
        private final TextField search;

        View(ViewContext context) {
            this.context = context;
            PageHeader header = new PageHeader(context.text("filters.title"), context.text("filters.purpose"));
            header.addAction(VaadinIcon.PLUS, context.text("filters.add"), true, () -> edit(new AccessFilter(
                    UUID.randomUUID(), 0, "", AccessFilter.Mode.GRANT, Map.of(), 0, Long.MAX_VALUE, Set.of(),
                    CallStatus.ANY, Optional.empty(), Optional.empty(), Set.of())));
            page = new GridPage<>(header, (request, sort) -> AccessPages.page(book.filters(), search(), request));
            search = page.filters().addSearch(context.text("search"));
            page.addColumn("name", context.text("name"), AccessFilter::name);
            page.addComponentColumn("mode", context.text("filter.mode"), this::mode);
            page.addColumn("conditions", context.text("filter.conditions"), this::conditions);
            page.compact(filter -> new RowCard(filter.name(), conditions(filter), mode(filter)));
            AccessPages.addActions(page, context, filter -> false, this::edit,
                    filter -> book.deleteFilter(filter.id(), context.subject(), AccessPages.ORIGIN));
            page.whenEmpty(new EmptyState(
                    VaadinIcon.FILTER, context.text("filters.empty"), context.text("filters.empty.text")));
        }

        private String search() {
            return search == null ? "" : search.getValue();
        }

        private StatusBadge mode(AccessFilter filter) {
            return new StatusBadge(
                    filter.mode() == AccessFilter.Mode.DENY ? Tone.BAD : Tone.GOOD, context.text("mode." + filter.mode()));
        }

        private String conditions(AccessFilter filter) {
            return FilterWords.of(filter.criteria(), Map.of());
        }

        private void edit(AccessFilter filter) {
            new FilterDialog(filter, book, access.users(), context, page::refresh).open();
        }
    }
}

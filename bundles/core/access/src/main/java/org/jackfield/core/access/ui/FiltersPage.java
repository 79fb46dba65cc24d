package org.jackfield.core.access.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.access.CallStatus;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.FilterWords;
import org.jackfield.api.web.parts.GridPage;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.core.access.AccessComponent;
import org.jackfield.core.access.AccessFilter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The access filters (manual §7.2.6.9.2.3). */
@Component(service = PageContribution.class)
public final class FiltersPage extends AccessPage<AccessFilter> {

    private final AccessComponent access;

    /** Shows what is configured. */
    @Activate
    public FiltersPage(@Reference AccessComponent access) {
        super("security/access-filters", "filters", 80, VaadinIcon.FILTER);
        this.access = access;
    }

    @Override
    List<AccessFilter> all() {
        return access.book().filters();
    }

    @Override
    AccessFilter fresh() {
        return new AccessFilter(
                UUID.randomUUID(), 0, "", AccessFilter.Mode.GRANT, Map.of(), 0, Long.MAX_VALUE, Set.of(), CallStatus.ANY,
                Optional.empty(), Optional.empty(), Set.of());
    }

    @Override
    void columns(GridPage<AccessFilter> page, ViewContext context) {
        page.addColumn("name", context.text("name"), AccessFilter::name);
        page.addComponentColumn("mode", context.text("filter.mode"), filter -> mode(filter, context));
        page.addColumn("conditions", context.text("filter.conditions"), FiltersPage::conditions);
        page.compact(filter -> new RowCard(filter.name(), conditions(filter), mode(filter, context)));
    }

    private static StatusBadge mode(AccessFilter filter, ViewContext context) {
        return new StatusBadge(
                filter.mode() == AccessFilter.Mode.DENY ? Tone.BAD : Tone.GOOD, context.text("mode." + filter.mode()));
    }

    private static String conditions(AccessFilter filter) {
        return FilterWords.of(filter.criteria(), Map.of());
    }

    @Override
    void edit(AccessFilter filter, ViewContext context, Runnable saved) {
        new FilterDialog(filter, access.book(), access.users(), context, saved).open();
    }

    @Override
    void delete(AccessFilter filter, Subject by) {
        access.book().deleteFilter(filter.id(), by, ORIGIN);
    }
}

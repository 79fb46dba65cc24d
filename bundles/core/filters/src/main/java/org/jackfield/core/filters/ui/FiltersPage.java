package org.jackfield.core.filters.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jackfield.api.filters.FilterService;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.recording.facts.CustomTags;
import org.jackfield.api.security.access.CallField;
import org.jackfield.api.users.UsersService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The page with the filters (manual §6). */
@org.osgi.service.component.annotations.Component(service = PageContribution.class)
public final class FiltersPage implements PageContribution {

    static final Messages MESSAGES = Messages.of(FiltersPage.class);

    private final FilterService filters;
    private final UsersService users;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile CustomTags tags;

    /** Shows these filters. */
    @Activate
    public FiltersPage(@Reference FilterService filters, @Reference UsersService users) {
        this.filters = filters;
        this.users = users;
    }

    @Override
    public PageDescription page() {
        return new PageDescription(
                "calls/filters", new Label(MESSAGES, "filters.title"), NavigationGroup.CALLS, 60, VaadinIcon.FILTER,
                FilterService.OWN);
    }

    @Override
    public Component view(ViewContext context) {
        return new FiltersView(filters, users, labels(), context).page();
    }

    /** {@return the names that the site has given to custom tags} */
    private Map<CallField, String> labels() {
        CustomTags present = tags;
        Map<CallField, String> labels = new EnumMap<>(CallField.class);
        if (present != null) {
            List<String> names = present.names();
            for (int i = 0; i < names.size(); i++) {
                labels.put(CallField.valueOf("FIELD" + (i + 1)), names.get(i));
            }
        }
        return labels;
    }
}

package org.jackfield.core.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.GridPage;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.core.access.AccessBook;
import org.jackfield.core.access.AccessComponent;
import org.jackfield.core.access.SecurityProfile;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** The security profiles (manual §7.2.6.9.2.1). */
@org.osgi.service.component.annotations.Component(service = PageContribution.class)
public final class ProfilesPage implements PageContribution {

    private final AccessBook book;

    /** Shows what is configured. */
    @Activate
    public ProfilesPage(@Reference AccessComponent access) {
        this.book = access.book();
    }

    @Override
    public PageDescription page() {
        return new PageDescription(
                "security/profiles",
                new Label(AccessPages.MESSAGES, "profiles.title"),
                NavigationGroup.PEOPLE,
                70,
                VaadinIcon.SHIELD,
                AccessBook.CONFIGURE);
    }

    @Override
    public Component view(ViewContext context) {
        return new View(context).page;
    }

    private final class View {

        private final ViewContext context;
        private final GridPage<SecurityProfile> page;
        private final TextField search;

        View(ViewContext context) {
            this.context = context;
            PageHeader header = new PageHeader(context.text("profiles.title"), context.text("profiles.purpose"));
            header.addAction(VaadinIcon.PLUS, context.text("profiles.add"), true,
                    () -> edit(new SecurityProfile(UUID.randomUUID(), 0, "", "", Set.of(), false)));
            page = new GridPage<>(header, (request, sort) -> AccessPages.page(book.profiles(), search(), request));
            search = page.filters().addSearch(context.text("search"));
            page.addColumn("name", context.text("name"), SecurityProfile::name);
            page.addComponentColumn("kind", context.text("profiles.kind"), this::kind);
            page.addNumberColumn("options", context.text("profiles.options"),
                    profile -> context.formats().number(profile.options().size()));
            page.addColumn("description", context.text("description"), this::description);
            page.compact(profile -> new RowCard(profile.name(), description(profile), kind(profile)));
            AccessPages.addActions(page, context, SecurityProfile::builtIn, this::edit,
                    profile -> book.deleteProfile(profile.id(), context.subject(), AccessPages.ORIGIN));
            page.whenEmpty(new EmptyState(
                    VaadinIcon.SHIELD, context.text("profiles.empty"), context.text("profiles.empty.text")));
        }

        private String search() {
            return search == null ? "" : search.getValue();
        }

        private StatusBadge kind(SecurityProfile profile) {
            return profile.builtIn()
                    ? new StatusBadge(Tone.NEUTRAL, context.text("profiles.built-in"))
                    : new StatusBadge(Tone.INFO, context.text("profiles.custom"));
        }

        private String description(SecurityProfile profile) {
            return profile.description();
        }

        private void edit(SecurityProfile profile) {
            new ProfileDialog(profile, book, context, page::refresh).open();
        }
    }
}

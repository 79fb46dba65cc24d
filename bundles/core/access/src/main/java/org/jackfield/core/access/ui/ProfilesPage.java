package org.jackfield.core.access.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.security.Subject;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.GridPage;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.core.access.AccessComponent;
import org.jackfield.core.access.SecurityProfile;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The security profiles (manual §7.2.6.9.2.1). */
@Component(service = PageContribution.class)
public final class ProfilesPage extends AccessPage<SecurityProfile> {

    private final AccessComponent access;

    /** Shows what is configured. */
    @Activate
    public ProfilesPage(@Reference AccessComponent access) {
        super("security/profiles", "profiles", 70, VaadinIcon.SHIELD);
        this.access = access;
    }

    @Override
    List<SecurityProfile> all() {
        return access.book().profiles();
    }

    @Override
    SecurityProfile fresh() {
        return new SecurityProfile(UUID.randomUUID(), 0, "", "", Set.of(), false);
    }

    @Override
    boolean fixed(SecurityProfile profile) {
        return profile.builtIn();
    }

    @Override
    void columns(GridPage<SecurityProfile> page, ViewContext context) {
        page.addColumn("name", context.text("name"), SecurityProfile::name);
        page.addComponentColumn("kind", context.text("profiles.kind"), profile -> kind(profile, context));
        page.addNumberColumn("options", context.text("profiles.options"),
                profile -> context.formats().number(profile.options().size()));
        page.addColumn("description", context.text("description"), SecurityProfile::description);
        page.compact(profile -> new RowCard(profile.name(), profile.description(), kind(profile, context)));
    }

    private static StatusBadge kind(SecurityProfile profile, ViewContext context) {
        return profile.builtIn()
                ? new StatusBadge(Tone.NEUTRAL, context.text("profiles.built-in"))
                : new StatusBadge(Tone.INFO, context.text("profiles.custom"));
    }

    @Override
    void edit(SecurityProfile profile, ViewContext context, Runnable saved) {
        new ProfileDialog(profile, access.book(), context, saved).open();
    }

    @Override
    void delete(SecurityProfile profile, Subject by) {
        access.book().deleteProfile(profile.id(), by, ORIGIN);
    }
}

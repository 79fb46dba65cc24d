package org.jackfield.apps.alarms.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;
import org.jackfield.apps.alarms.AlarmsComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** The page with the alarm profiles (manual §7.1.2.1). */
@org.osgi.service.component.annotations.Component(service = PageContribution.class)
public final class ProfilesPage implements PageContribution {

    private final AlarmsComponent alarms;

    /** Shows these profiles. */
    @Activate
    public ProfilesPage(@Reference AlarmsComponent alarms) {
        this.alarms = alarms;
    }

    @Override
    public PageDescription page() {
        return new PageDescription(
                "alarms/profiles", new Label(AlarmsPage.MESSAGES, "profiles.title"), NavigationGroup.TELEPHONY, 31,
                VaadinIcon.COG, AlarmsComponent.CONFIGURE);
    }

    @Override
    public Component view(ViewContext context) {
        return new ProfilesView(alarms, context).page();
    }
}

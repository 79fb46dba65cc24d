package org.jackfield.apps.alarms.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.PageTeller;
import org.jackfield.api.web.ViewContext;
import org.jackfield.apps.alarms.AlarmsComponent;
import org.jackfield.apps.alarms.Clearing;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The page with the history of alarms. */
@org.osgi.service.component.annotations.Component(service = PageContribution.class)
public final class AlarmsPage implements PageContribution {

    static final Messages MESSAGES = Messages.of(AlarmsPage.class);

    private final AlarmsComponent alarms;
    private final Clearing clearing;
    private final PageTeller teller = new PageTeller("alarms-pages", () -> false);
    private final Runnable watch;
    private final Runnable watchMail;

    /** Shows these alarms. */
    @Activate
    public AlarmsPage(@Reference AlarmsComponent alarms, @Reference Clearing clearing) {
        this.alarms = alarms;
        this.clearing = clearing;
        watch = alarms.watch((alarm, notices) -> teller.changed());
        watchMail = alarms.watchMail(teller::changed);
    }

    /** Ends the telling. */
    @Deactivate
    public void stop() {
        watch.run();
        watchMail.run();
        teller.close();
    }

    @Override
    public PageDescription page() {
        return new PageDescription(
                "alarms", new Label(MESSAGES, "title"), NavigationGroup.TELEPHONY, 30, VaadinIcon.BELL, AlarmsComponent.VIEW);
    }

    @Override
    public Component view(ViewContext context) {
        AlarmsView view = new AlarmsView(alarms, clearing, context);
        context.closeWithView(teller.watch(() -> context.push(view::refresh)));
        return view.page();
    }
}

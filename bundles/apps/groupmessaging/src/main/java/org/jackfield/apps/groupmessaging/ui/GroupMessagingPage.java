package org.jackfield.apps.groupmessaging.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.PageTeller;
import org.jackfield.api.web.ViewContext;
import org.jackfield.apps.groupmessaging.GroupMessaging;
import org.jackfield.apps.groupmessaging.GroupMessagingComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The page with the rules (manual §7.1.2.3). */
@org.osgi.service.component.annotations.Component(service = PageContribution.class)
public final class GroupMessagingPage implements PageContribution {

    private static final Messages MESSAGES = Messages.of(GroupMessagingPage.class);

    private final GroupMessaging messaging;
    private final PageTeller teller;

    /** Shows these rules. */
    @Activate
    public GroupMessagingPage(@Reference GroupMessagingComponent component) {
        messaging = component.messaging();
        teller = new PageTeller("groupmessaging-pages", () -> true);
    }

    /** Ends the telling. */
    @Deactivate
    public void stop() {
        teller.close();
    }

    @Override
    public PageDescription page() {
        return new PageDescription(
                "groupmessaging", new Label(MESSAGES, "title"), NavigationGroup.TELEPHONY, 40, VaadinIcon.ENVELOPE,
                GroupMessagingComponent.CONFIGURE);
    }

    @Override
    public Component view(ViewContext context) {
        RulesView view = new RulesView(messaging, context);
        context.closeWithView(teller.watch(() -> context.push(view::refreshIfChanged)));
        return view.page();
    }
}

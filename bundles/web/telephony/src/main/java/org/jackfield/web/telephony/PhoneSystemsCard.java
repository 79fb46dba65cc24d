package org.jackfield.web.telephony;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.jackfield.api.security.Permission;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.web.DashboardCardContribution;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.RowCard;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** How each phone system is connected. */
@org.osgi.service.component.annotations.Component(service = DashboardCardContribution.class)
public final class PhoneSystemsCard implements DashboardCardContribution {

    private final TelephonyService telephony;
    private final SystemChanges changes;

    /** Shows these phone systems. */
    @Activate
    public PhoneSystemsCard(@Reference TelephonyService telephony, @Reference SystemChanges changes) {
        this.telephony = telephony;
        this.changes = changes;
    }

    @Override
    public Label title() {
        return new Label(CallWording.MESSAGES, "systems.title");
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String route() {
        return PhoneSystemsPage.ROUTE;
    }

    @Override
    public Permission permission() {
        return TelephonyService.VIEW;
    }

    @Override
    public Component card(ViewContext context) {
        Div list = new Div();
        list.addClassName("jf-card-list");
        draw(list, context);
        context.closeWithView(changes.watch(() -> context.push(() -> draw(list, context))));
        return list;
    }

    private void draw(Div list, ViewContext context) {
        CallWording words = CallWording.in(context.locale());
        List<PhoneSystem> systems = telephony.phoneSystems();
        list.removeAll();
        systems.forEach(system -> {
            LinkStatus.State link =
                    telephony.link(system.id()).map(LinkStatus::state).orElse(LinkStatus.State.DISABLED);
            String devices = context.formats().number(telephony.devices(system.id()).size());
            list.add(new RowCard(system.name(), words.word("systems.card", devices), words.link(link)));
        });
        if (systems.isEmpty()) {
            list.add(new EmptyState(VaadinIcon.SERVER, words.word("systems.empty"), words.word("systems.empty.text")));
        }
    }
}

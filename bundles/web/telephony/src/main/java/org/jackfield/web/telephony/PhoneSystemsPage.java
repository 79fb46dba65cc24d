package org.jackfield.web.telephony;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Optional;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemAdminService;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** The phone systems, and below each its nodes and devices. */
@org.osgi.service.component.annotations.Component(service = PageContribution.class)
public final class PhoneSystemsPage implements PageContribution {

    static final String ROUTE = "phone-systems";
    static final String NODES = "/nodes";

    private final TelephonyService telephony;
    private final PhoneSystemAdminService admin;
    private final SystemChanges changes;
    private final Discoveries discoveries;

    /** Shows these phone systems. */
    @Activate
    public PhoneSystemsPage(
            @Reference TelephonyService telephony,
            @Reference PhoneSystemAdminService admin,
            @Reference SystemChanges changes,
            @Reference Discoveries discoveries) {
        this.telephony = telephony;
        this.admin = admin;
        this.changes = changes;
        this.discoveries = discoveries;
    }

    @Override
    public PageDescription page() {
        return new PageDescription(
                ROUTE,
                new Label(CallWording.MESSAGES, "systems.title"),
                NavigationGroup.TELEPHONY,
                10,
                VaadinIcon.SERVER,
                PhoneSystemAdminService.CONFIGURE);
    }

    @Override
    public Component view(ViewContext context) {
        boolean nodes = context.path().endsWith(NODES);
        String path = nodes ? context.path().substring(0, context.path().length() - NODES.length()) : context.path();
        return chosen(path)
                .<Component>map(system -> nodes
                        ? new NodesView(system, telephony, admin, changes, context).page()
                        : new DevicesView(system, telephony, admin, changes, context).page())
                .orElseGet(() -> new PhoneSystemsView(telephony, admin, changes, discoveries, context).page());
    }

    private Optional<PhoneSystem> chosen(String path) {
        try {
            return path.isEmpty() ? Optional.empty() : telephony.phoneSystem(PhoneSystemId.of(path));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

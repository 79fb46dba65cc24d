package org.jackfield.web.telephony;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.jackfield.api.security.Permission;
import org.jackfield.api.telephony.PhoneSystemAdminService;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.SetupStepContribution;
import org.jackfield.api.web.ViewContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** The phone system, as a step of the set-up: found on the network or entered, tested, added, and how its link stands. */
@org.osgi.service.component.annotations.Component(service = SetupStepContribution.class)
public final class PhoneSystemStep implements SetupStepContribution {

    private final TelephonyService telephony;
    private final PhoneSystemAdminService admin;
    private final Discoveries discoveries;
    private final PhoneSystemsCard card;

    /** Adds phone systems here. */
    @Activate
    public PhoneSystemStep(
            @Reference TelephonyService telephony,
            @Reference PhoneSystemAdminService admin,
            @Reference Discoveries discoveries,
            @Reference SystemChanges changes) {
        this.telephony = telephony;
        this.admin = admin;
        this.discoveries = discoveries;
        this.card = new PhoneSystemsCard(telephony, changes);
    }

    @Override
    public String id() {
        return "phone-system";
    }

    @Override
    public Label title() {
        return new Label(CallWording.MESSAGES, "setup.system");
    }

    @Override
    public Label purpose() {
        return new Label(CallWording.MESSAGES, "setup.system.text");
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Permission permission() {
        return PhoneSystemAdminService.CONFIGURE;
    }

    @Override
    public boolean done() {
        return !telephony.phoneSystems().isEmpty();
    }

    @Override
    public boolean essential() {
        return true;
    }

    @Override
    public Component step(ViewContext context) {
        Component systems = card.card(context);
        Button add = new Button(
                context.text("systems.add"), VaadinIcon.PLUS.create(),
                click -> new PhoneSystemDialog(null, admin, context, () -> { }).open());
        DiscoveryPane search = new DiscoveryPane(
                discoveries, admin, telephony, context,
                found -> new PhoneSystemDialog(null, admin, context, () -> { }).openFor(found));
        Div actions = new Div(add);
        actions.addClassName("jf-actions");
        Div step = new Div(
                systems, actions, new H3(context.text("discovery.title")), search);
        step.addClassName("jf-stack");
        return step;
    }
}

package org.jackfield.web.telephony;

import com.vaadin.flow.component.Component;
import org.jackfield.api.security.Permission;
import org.jackfield.api.telephony.dialplan.DialPlan;
import org.jackfield.api.telephony.dialplan.DialPlanAdminService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.SetupStepContribution;
import org.jackfield.api.web.ViewContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** The dial plan, as a step of the set-up. */
@org.osgi.service.component.annotations.Component(service = SetupStepContribution.class)
public final class DialPlanStep implements SetupStepContribution {

    private final DialPlan plan;
    private final DialPlanAdminService admin;

    /** Edits this dial plan. */
    @Activate
    public DialPlanStep(@Reference DialPlan plan, @Reference DialPlanAdminService admin) {
        this.plan = plan;
        this.admin = admin;
    }

    @Override
    public String id() {
        return "dial-plan";
    }

    @Override
    public Label title() {
        return new Label(CallWording.MESSAGES, "dialplan.title");
    }

    @Override
    public Label purpose() {
        return new Label(CallWording.MESSAGES, "setup.dialplan.text");
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Permission permission() {
        return DialPlan.CONFIGURE;
    }

    @Override
    public boolean done() {
        return !plan.rules().country().isEmpty();
    }

    @Override
    public Component step(ViewContext context) {
        return new DialPlanView(plan, admin, context, false);
    }
}

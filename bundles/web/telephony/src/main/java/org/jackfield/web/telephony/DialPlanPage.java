package org.jackfield.web.telephony;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.jackfield.api.telephony.dialplan.DialPlan;
import org.jackfield.api.telephony.dialplan.DialPlanAdminService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** The site's dial plan, and a place to try numbers. */
@org.osgi.service.component.annotations.Component(service = PageContribution.class)
public final class DialPlanPage implements PageContribution {

    private final DialPlan plan;
    private final DialPlanAdminService admin;

    /** Shows this dial plan. */
    @Activate
    public DialPlanPage(@Reference DialPlan plan, @Reference DialPlanAdminService admin) {
        this.plan = plan;
        this.admin = admin;
    }

    @Override
    public PageDescription page() {
        return new PageDescription(
                "dial-plan",
                new Label(CallWording.MESSAGES, "dialplan.title"),
                NavigationGroup.TELEPHONY,
                15,
                VaadinIcon.HASH,
                DialPlan.CONFIGURE);
    }

    @Override
    public Component view(ViewContext context) {
        return new DialPlanView(plan, admin, context, true);
    }
}

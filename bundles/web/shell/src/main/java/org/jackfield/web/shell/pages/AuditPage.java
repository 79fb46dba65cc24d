package org.jackfield.web.shell.pages;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;
import org.jackfield.web.shell.ui.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The page of the audit trail. */
@Component(service = PageContribution.class)
public final class AuditPage implements PageContribution {

    private static final PageDescription PAGE = new PageDescription(
            "audit", Texts.label("audit"), NavigationGroup.SYSTEM, 60, VaadinIcon.RECORDS, AuditService.VIEW);

    private final AuditService audit;
    private final SiteTime time;

    /** Shows this service's trail. */
    @Activate
    public AuditPage(@Reference AuditService audit, @Reference SiteTime time) {
        this.audit = audit;
        this.time = time;
    }

    @Override
    public PageDescription page() {
        return PAGE;
    }

    @Override
    public com.vaadin.flow.component.Component view(ViewContext context) {
        return new AuditView(context, audit, time);
    }
}

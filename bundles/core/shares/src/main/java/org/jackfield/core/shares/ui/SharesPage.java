package org.jackfield.core.shares.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.shares.ShareAdminService;
import org.jackfield.api.shares.ShareService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** The network shares (manual §7.2.7). */
@org.osgi.service.component.annotations.Component(service = PageContribution.class)
public final class SharesPage implements PageContribution {

    private static final Messages MESSAGES = Messages.of(SharesPage.class);

    private final ShareService shares;
    private final ShareAdminService admin;

    /** Shows these shares. */
    @Activate
    public SharesPage(@Reference ShareService shares, @Reference ShareAdminService admin) {
        this.shares = shares;
        this.admin = admin;
    }

    @Override
    public PageDescription page() {
        return new PageDescription(
                "shares",
                new Label(MESSAGES, "title"),
                NavigationGroup.INTEGRATION,
                40,
                VaadinIcon.FOLDER,
                ShareAdminService.CONFIGURE);
    }

    @Override
    public Component view(ViewContext context) {
        return new SharesView(shares, admin, context).page();
    }
}

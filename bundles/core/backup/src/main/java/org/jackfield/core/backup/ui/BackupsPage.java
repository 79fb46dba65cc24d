package org.jackfield.core.backup.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;
import org.jackfield.core.backup.BackupDesk;
import org.jackfield.core.backup.BackupPermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** The backups, and the way back (manual §7.2.5, §11.3). */
@org.osgi.service.component.annotations.Component(service = PageContribution.class)
public final class BackupsPage implements PageContribution {

    private static final Messages MESSAGES = Messages.of(BackupsPage.class);

    private final BackupDesk backups;

    /** Shows these backups. */
    @Activate
    public BackupsPage(@Reference BackupDesk backups) {
        this.backups = backups;
    }

    @Override
    public PageDescription page() {
        return new PageDescription(
                "backups",
                new Label(MESSAGES, "title"),
                NavigationGroup.SYSTEM,
                45,
                VaadinIcon.ARCHIVE,
                BackupPermissions.CONFIGURE);
    }

    @Override
    public Component view(ViewContext context) {
        return new BackupsView(backups, context).page();
    }
}

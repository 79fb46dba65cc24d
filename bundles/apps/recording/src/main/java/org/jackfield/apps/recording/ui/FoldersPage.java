package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.jackfield.api.security.RolesService;
import org.jackfield.api.users.UsersService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.share.Folders;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Folders with recordings, files and links (manual §4.6). */
@org.osgi.service.component.annotations.Component(service = PageContribution.class)
public final class FoldersPage implements PageContribution {

    static final String ROUTE = "recording/folders";

    private final Folders folders;
    private final UsersService users;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile RolesService roles;

    /** Whom folders can be shared with. */
    record Targets(UsersService users, List<RolesService.RoleEntry> roles) {}

    /** Shows these folders. */
    @Activate
    public FoldersPage(@Reference Folders folders, @Reference UsersService users) {
        this.folders = folders;
        this.users = users;
    }

    @Override
    public PageDescription page() {
        return new PageDescription(
                ROUTE, new Label(RecordingWording.MESSAGES, "folders.title"), NavigationGroup.RECORDINGS, 15, VaadinIcon.FOLDER_OPEN,
                RecordingPermissions.FOLDERS);
    }

    @Override
    public Component view(ViewContext context) {
        RolesService known = roles;
        return new FoldersView(folders, new Targets(users, known == null ? List.of() : known.roles()), context).page();
    }
}

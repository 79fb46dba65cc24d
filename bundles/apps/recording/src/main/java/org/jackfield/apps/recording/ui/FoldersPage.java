package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.share.Folders;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** Folders with recordings, files and links (manual §4.6). */
@org.osgi.service.component.annotations.Component(service = PageContribution.class)
public final class FoldersPage implements PageContribution {

    static final String ROUTE = "recording/folders";

    private final Folders folders;

    /** Shows these folders. */
    @Activate
    public FoldersPage(@Reference Folders folders) {
        this.folders = folders;
    }

    @Override
    public PageDescription page() {
        return new PageDescription(
                ROUTE, new Label(RecordingWording.MESSAGES, "folders.title"), NavigationGroup.RECORDINGS, 15, VaadinIcon.FOLDER_OPEN,
                RecordingPermissions.FOLDERS);
    }

    @Override
    public Component view(ViewContext context) {
        return new FoldersView(folders, context).page();
    }
}

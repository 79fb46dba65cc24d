package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.jackfield.api.filters.FilterService;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;
import org.jackfield.apps.recording.AssignedUsers;
import org.jackfield.apps.recording.LiveRecordings;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.Recordings;
import org.jackfield.apps.recording.export.Exports;
import org.jackfield.apps.recording.share.Emailing;
import org.jackfield.apps.recording.share.Folders;
import org.jackfield.apps.recording.share.Links;
import org.jackfield.apps.recording.store.ChoiceStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** The recordings, to be found and heard. */
@org.osgi.service.component.annotations.Component(service = PageContribution.class)
public final class RecordingsPage implements PageContribution {

    /** Where acts on these pages come from, as the audit trail writes it. */
    static final String ORIGIN = "web";

    private final Parts parts;

    /** What the page works on. */
    record Parts(
            Recordings recordings,
            AssignedUsers assigned,
            LiveRecordings live,
            Exports exports,
            Sharing sharing,
            RecordingChanges changes,
            ChoiceStore choices,
            TaskService tasks,
            SettingsService settings,
            TelephonyService telephony,
            SiteTime time,
            FilterService filters) {}

    /** How recordings are passed on. */
    record Sharing(Links links, Emailing emailing, Folders folders) {}

    /** Shows these recordings. */
    @Activate
    public RecordingsPage(
            @Reference Recordings recordings,
            @Reference AssignedUsers assigned,
            @Reference LiveRecordings live,
            @Reference Exports exports,
            @Reference Links links,
            @Reference Emailing emailing,
            @Reference Folders folders,
            @Reference RecordingChanges changes,
            @Reference ChoiceStore choices,
            @Reference TaskService tasks,
            @Reference SettingsService settings,
            @Reference TelephonyService telephony,
            @Reference SiteTime time,
            @Reference FilterService filters) {
        Sharing sharing = new Sharing(links, emailing, folders);
        parts = new Parts(
                recordings, assigned, live, exports, sharing, changes, choices, tasks, settings, telephony, time, filters);
    }

    @Override
    public PageDescription page() {
        return new PageDescription(
                "recordings",
                new Label(RecordingWording.MESSAGES, "title"),
                NavigationGroup.RECORDINGS,
                10,
                VaadinIcon.RECORDS,
                RecordingPermissions.VIEW);
    }

    @Override
    public Component view(ViewContext context) {
        return new RecordingsView(parts, context).page();
    }
}

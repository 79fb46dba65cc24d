package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.rules.InclusionList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which calls are recorded even if they are in the exclusion list (manual §7.1.5.4). */
@Component(service = PageContribution.class)
public final class InclusionsPage implements PageContribution {

    private final SettingsService settings;

    /** Edits these settings. */
    @Activate
    public InclusionsPage(@Reference SettingsService settings) {
        this.settings = settings;
    }

    @Override
    public PageDescription page() {
        return new PageDescription(
                "recording/inclusions",
                new Label(RecordingWording.MESSAGES, "inclusions.title"),
                NavigationGroup.RECORDINGS,
                41,
                VaadinIcon.LIST_UL,
                RecordingPermissions.INCLUSIONS);
    }

    @Override
    public com.vaadin.flow.component.Component view(ViewContext context) {
        return new ListView<>(settings, context, "inclusions", new ListView.Part<>(
                InclusionList.TYPE, InclusionList::entries, (list, entries) -> new InclusionList(entries)));
    }
}

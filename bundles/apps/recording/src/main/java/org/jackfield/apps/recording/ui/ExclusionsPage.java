package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.rules.ExclusionList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which calls of recorded devices are not recorded (manual §7.1.5.3). */
@Component(service = PageContribution.class)
public final class ExclusionsPage implements PageContribution {

    private final SettingsService settings;

    /** Edits these settings. */
    @Activate
    public ExclusionsPage(@Reference SettingsService settings) {
        this.settings = settings;
    }

    @Override
    public PageDescription page() {
        return new PageDescription(
                "recording/exclusions",
                new Label(RecordingWording.MESSAGES, "exclusions.title"),
                NavigationGroup.RECORDINGS,
                40,
                VaadinIcon.LIST_UL,
                RecordingPermissions.EXCLUSIONS);
    }

    @Override
    public com.vaadin.flow.component.Component view(ViewContext context) {
        RecordingWording words = RecordingWording.in(context);
        ListView<ExclusionList> view = new ListView<>(settings, context, "exclusions", new ListView.Part<>(
                ExclusionList.TYPE, ExclusionList::entries, (list, entries) -> new ExclusionList(list.excludeInternal(), entries)));
        Checkbox internal = new Checkbox(words.word("lists.internal"), settings.read(ExclusionList.TYPE).value().excludeInternal());
        internal.setHelperText(words.word("lists.internal.help"));
        internal.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                view.keep(list -> new ExclusionList(change.getValue(), list.entries()));
                internal.setValue(settings.read(ExclusionList.TYPE).value().excludeInternal());
            }
        });
        view.first(internal);
        return view;
    }
}

package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.shares.Share;
import org.jackfield.api.shares.ShareService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.SettingsSectionContribution;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.Confirmation;
import org.jackfield.api.web.parts.SettingsEditor;
import org.jackfield.apps.recording.RecordingSettings;
import org.jackfield.apps.recording.keeping.KeepingSettings;
import org.jackfield.apps.recording.keeping.Retention;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** How long recordings are kept and where (manual §7.1.5.6, §7.3.2.3). What would be deleted is said before it is. */
@org.osgi.service.component.annotations.Component(service = SettingsSectionContribution.class)
public final class KeepingSection implements SettingsSectionContribution {

    private final SettingsService settings;
    private final Retention retention;
    private final ShareService shares;

    /** Edits these settings. */
    @Activate
    public KeepingSection(
            @Reference SettingsService settings, @Reference Retention retention, @Reference ShareService shares) {
        this.shares = shares;
        this.settings = settings;
        this.retention = retention;
    }

    @Override
    public String id() {
        return "recording-keeping";
    }

    @Override
    public Label title() {
        return new Label(RecordingWording.MESSAGES, "keeping.title");
    }

    @Override
    public int order() {
        return 61;
    }

    @Override
    public Permission permission() {
        return RecordingSettings.CONFIGURE;
    }

    @Override
    public Component section(ViewContext context) {
        return new Form(context);
    }

    private final class Form extends SettingsEditor<KeepingSettings> {

        private static final long serialVersionUID = 1L;

        private final transient ViewContext context;
        private final transient RecordingWording words;
        private final Checkbox deleteOld;
        private final IntegerField keepDays;
        private final Paragraph preview = new Paragraph();
        private final Checkbox archive;
        private final IntegerField archiveDelay;
        private final TextArea archives;
        private final MultiSelectComboBox<UUID> onShares;
        private final IntegerField warn;
        private final IntegerField stop;

        Form(ViewContext context) {
            super(context, settings, KeepingSettings.TYPE);
            this.context = context;
            this.words = RecordingWording.in(context);
            deleteOld = new Checkbox(words.word("keeping.delete"));
            keepDays = number("keeping.days");
            archive = new Checkbox(words.word("keeping.archive"));
            archiveDelay = number("keeping.delay");
            archives = new TextArea(words.word("keeping.archives"));
            archives.setHelperText(words.word("keeping.archives.help"));
            onShares = new MultiSelectComboBox<>(words.word("keeping.shares"));
            onShares.setHelperText(words.word("keeping.shares.help"));
            onShares.setItemLabelGenerator(this::share);
            warn = number("keeping.warn");
            stop = number("keeping.stop");
            preview.addClassName("jf-note");
            keepDays.addValueChangeListener(change -> preview());
            layOut(
                    new H3(words.word("keeping.age")), form(1, deleteOld, keepDays), preview,
                    new H3(words.word("keeping.archiving")), form(1, archive, archiveDelay, archives, onShares),
                    new H3(words.word("keeping.room")), form(1, warn, stop));
        }

        private IntegerField number(String key) {
            return number(words.word(key), words.word(key + ".help"));
        }

        @Override
        protected void show(KeepingSettings now) {
            deleteOld.setValue(now.deleteOld());
            keepDays.setValue(now.keepDays());
            archive.setValue(now.archive());
            archiveDelay.setValue(now.archiveDelayDays());
            archives.setValue(now.archiveFolders().stream().map(Path::toString).collect(Collectors.joining("\n")));
            // one that was removed meanwhile still shows, so that it can be taken out
            Set<UUID> choices = new LinkedHashSet<>(shares.shares().stream().map(Share::id).toList());
            choices.addAll(now.archiveShares());
            onShares.setItems(choices);
            onShares.setValue(new LinkedHashSet<>(now.archiveShares()));
            warn.setValue(now.warnFreeMegabytes());
            stop.setValue(now.stopFreeMegabytes());
            preview();
        }

        private void preview() {
            Integer days = keepDays.getValue();
            if (days != null && days > 0) {
                context.load(() -> retention.preview(days), found -> preview.setText(told(found)));
            }
        }

        private String told(Retention.Preview found) {
            String held = found.held() == 0 ? "" : " " + words.word("keeping.held", found.held());
            return words.word("keeping.preview", found.files(), found.bytes() / 1_000_000) + held;
        }

        @Override
        protected void keep(KeepingSettings entered) {
            boolean deletesMore = entered.deleteOld()
                    && (!stored().deleteOld() || entered.keepDays() < stored().keepDays());
            if (deletesMore) {
                context.load(() -> retention.preview(entered.keepDays()), found -> Confirmation.ask(
                        words.word("keeping.confirm"), told(found), words.word("keeping.confirm.do"), found.files() > 0,
                        () -> write(entered)));
            } else {
                write(entered);
            }
        }

        @Override
        protected KeepingSettings entered() {
            List<String> all = new ArrayList<>(archives.getValue().lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
            onShares.getValue().forEach(share -> all.add(KeepingSettings.SHARE + share));
            return new KeepingSettings(
                    deleteOld.getValue(), or(keepDays, 0), archive.getValue(), or(archiveDelay, 0), all, or(warn, 0), or(stop, 0));
        }

        private String share(UUID id) {
            return shares.share(id).map(Share::description).orElseGet(() -> words.word("keeping.shares.gone", id));
        }

        private static int or(IntegerField field, int otherwise) {
            return Objects.requireNonNullElse(field.getValue(), otherwise);
        }
    }
}

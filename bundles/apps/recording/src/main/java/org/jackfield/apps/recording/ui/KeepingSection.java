package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Objects;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.SettingsSectionContribution;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.Confirmation;
import org.jackfield.api.web.parts.ProblemBox;
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

    /** Edits these settings. */
    @Activate
    public KeepingSection(@Reference SettingsService settings, @Reference Retention retention) {
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

    private final class Form extends Div {

        private static final long serialVersionUID = 1L;

        private final transient ViewContext context;
        private final transient RecordingWording words;
        private final Div problem = new Div();
        private final Checkbox deleteOld;
        private final IntegerField keepDays;
        private final Paragraph preview = new Paragraph();
        private final Checkbox archive;
        private final IntegerField archiveDelay;
        private final TextArea archives;
        private final IntegerField warn;
        private final IntegerField stop;
        private transient Stored<KeepingSettings> read;

        Form(ViewContext context) {
            this.context = context;
            this.words = RecordingWording.in(context);
            addClassName("jf-settings-form");
            deleteOld = new Checkbox(words.word("keeping.delete"));
            keepDays = number("keeping.days");
            archive = new Checkbox(words.word("keeping.archive"));
            archiveDelay = number("keeping.delay");
            archives = new TextArea(words.word("keeping.archives"));
            archives.setHelperText(words.word("keeping.archives.help"));
            warn = number("keeping.warn");
            stop = number("keeping.stop");
            preview.addClassName("jf-note");
            keepDays.addValueChangeListener(change -> preview());
            Button save = new Button(words.word("save"), click -> save());
            save.addThemeVariants(ButtonVariant.PRIMARY);
            add(problem,
                    new H3(words.word("keeping.age")), form(deleteOld, keepDays), preview,
                    new H3(words.word("keeping.archiving")), form(archive, archiveDelay, archives),
                    new H3(words.word("keeping.room")), form(warn, stop), save);
            show(settings.read(KeepingSettings.TYPE));
        }

        private IntegerField number(String key) {
            IntegerField field = new IntegerField(words.word(key));
            field.setHelperText(words.word(key + ".help"));
            field.setStepButtonsVisible(true);
            return field;
        }

        private static FormLayout form(Component... fields) {
            FormLayout form = new FormLayout();
            form.setAutoResponsive(true);
            form.setMaxColumns(1);
            form.setExpandColumns(true);
            form.setExpandFields(true);
            for (Component field : fields) {
                form.add(field);
            }
            return form;
        }

        private void show(Stored<KeepingSettings> stored) {
            read = stored;
            KeepingSettings now = stored.value();
            deleteOld.setValue(now.deleteOld());
            keepDays.setValue(now.keepDays());
            archive.setValue(now.archive());
            archiveDelay.setValue(now.archiveDelayDays());
            archives.setValue(String.join("\n", now.archives()));
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

        private void save() {
            problem.removeAll();
            try {
                KeepingSettings entered = entered();
                boolean deletesMore = entered.deleteOld()
                        && (!read.value().deleteOld() || entered.keepDays() < read.value().keepDays());
                if (deletesMore) {
                    context.load(() -> retention.preview(entered.keepDays()), found -> Confirmation.ask(
                            words.word("keeping.confirm"), told(found), words.word("keeping.confirm.do"), found.files() > 0,
                            () -> write(entered)));
                } else {
                    write(entered);
                }
            } catch (RuntimeException e) {
                problem.add(ProblemBox.of(e));
                problem.scrollIntoView();
            }
        }

        private KeepingSettings entered() {
            List<String> folders = archives.getValue().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
            return new KeepingSettings(
                    deleteOld.getValue(), or(keepDays, 0), archive.getValue(), or(archiveDelay, 0), folders, or(warn, 0), or(stop, 0));
        }

        private static int or(IntegerField field, int otherwise) {
            return Objects.requireNonNullElse(field.getValue(), otherwise);
        }

        private void write(KeepingSettings entered) {
            show(settings.write(KeepingSettings.TYPE, read.revision(), entered, context.subject()));
            context.notifySuccess(words.word("saved"));
        }
    }
}

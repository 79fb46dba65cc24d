package org.jackfield.core.mail.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.mail.MailService;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.SettingsSectionContribution;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.ProblemBox;
import org.jackfield.api.web.parts.SettingsForm;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.core.mail.AlertMailSettings;
import org.jackfield.core.mail.MailComponent;
import org.jackfield.core.mail.MailSettings;
import org.jackfield.core.mail.MailTest;
import org.jackfield.core.mail.Preset;
import org.jackfield.core.mail.TokenSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** The mail server, whether it works, who gets alerts, and what became of the last mails (manual §7.2.4). */
@org.osgi.service.component.annotations.Component(service = SettingsSectionContribution.class)
public final class EmailSection implements SettingsSectionContribution {

    private static final Label TITLE = new Label(Messages.of(EmailSection.class), "title");

    private final SettingsService settings;
    private final MailComponent mail;

    /** Reads and writes these settings. */
    @Activate
    public EmailSection(@Reference SettingsService settings, @Reference MailComponent mail) {
        this.settings = settings;
        this.mail = mail;
    }

    @Override
    public String id() {
        return "email";
    }

    @Override
    public Label title() {
        return TITLE;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Permission permission() {
        return MailSettings.CONFIGURE;
    }

    @Override
    public Component section(ViewContext context) {
        Div section = new Div();
        section.addClassName("jf-stack");
        SettingsForm<MailSettings> server = new SettingsForm<>(context, settings, MailSettings.TYPE);
        SettingsForm<TokenSettings> tokens = new SettingsForm<>(context, settings, TokenSettings.TYPE);
        Details tokenDetails = new Details(context.text("tokens"), new Paragraph(context.text("tokens.text")), tokens);
        tokenDetails.setOpened(settings.read(MailSettings.TYPE).value().login() == MailSettings.Login.XOAUTH2);
        section.add(new Paragraph(context.text("text")), presets(context, server, tokens, tokenDetails), server, tokenDetails);
        section.add(new H3(context.text("test")), new Test(context));
        section.add(
                new H3(context.text("alerts")), new Paragraph(context.text("alerts.text")),
                new SettingsForm<>(context, settings, AlertMailSettings.TYPE));
        if (context.may(MailService.VIEW)) {
            section.add(new H3(context.text("sent")), new SentMail(context, mail));
        }
        return section;
    }

    /** Enters what a provider wants; the person sees it, adds user and password, and saves. */
    private static Component presets(
            ViewContext context, SettingsForm<MailSettings> server, SettingsForm<TokenSettings> tokens, Details tokenDetails) {
        ComboBox<Preset> presets = new ComboBox<>(context.text("preset"));
        presets.setItems(Preset.values());
        presets.setItemLabelGenerator(preset -> context.text("preset." + preset));
        presets.setHelperText(context.text("preset.help"));
        presets.setClearButtonVisible(true);
        presets.addValueChangeListener(change -> {
            Preset chosen = change.getValue();
            if (chosen == null) {
                return;
            }
            presets.setHelperText(context.text("preset." + chosen + ".help"));
            server.enter("server", chosen.server());
            server.enter("port", chosen.port());
            server.enter("security", chosen.security());
            server.enter("login", chosen.login());
            if (!chosen.tokenAddress().isEmpty()) {
                tokens.enter("tokenAddress", chosen.tokenAddress());
                tokens.enter("scope", chosen.scope());
            }
            tokenDetails.setOpened(chosen.login() == MailSettings.Login.XOAUTH2);
        });
        presets.setWidth("min(30rem, 100%)");
        return presets;
    }

    /** Sends a test mail and shows every step up to the one that failed; beside it the certificate to trust. */
    private final class Test extends Div {

        private static final long serialVersionUID = 1L;

        private final transient ViewContext context;
        private final TextField to = new TextField();
        private final Div outcome = new Div();

        Test(ViewContext context) {
            this.context = context;
            addClassName("jf-stack");
            outcome.addClassName("jf-stack");
            outcome.getElement().setAttribute("aria-live", "polite");
            to.setLabel(context.text("test.to"));
            to.setWidth("min(30rem, 100%)");
            Stored<AlertMailSettings> alerts = settings.read(AlertMailSettings.TYPE);
            to.setValue(alerts.value().to().split(",")[0].strip());
            Button button = new Button(context.text("test.send"));
            button.setDisableOnClick(true);
            button.addClickListener(click -> {
                outcome.removeAll();
                outcome.add(new Paragraph(context.text("test.running")));
                String address = to.getValue();
                context.load(() -> tried(address), steps -> {
                    button.setEnabled(true);
                    outcome.removeAll();
                    steps.forEach(outcome::add);
                });
            });
            add(new Paragraph(context.text("test.text")), to, button, outcome);
        }

        /** Nothing is thrown, so that the button comes back in every case. */
        private List<Component> tried(String address) {
            try {
                return mail.test(address, context.subject(), "web").stream().map(this::step).toList();
            } catch (RuntimeException e) {
                return List.of(ProblemBox.of(e));
            }
        }

        private Component step(MailTest.Outcome done) {
            Div line = new Div(new StatusBadge(
                    done.problem() == null ? Tone.GOOD : Tone.BAD,
                    context.text("test.step." + done.step()) + (done.detail().isEmpty() ? "" : ": " + done.detail())));
            if (done.problem() != null) {
                line.add(ProblemBox.of(done.problem().toException()));
            }
            return line;
        }
    }
}

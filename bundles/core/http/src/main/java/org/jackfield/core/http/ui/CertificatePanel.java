package org.jackfield.core.http.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.time.Duration;
import java.time.Instant;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.Confirmation;
import org.jackfield.api.web.parts.Facts;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.SettingsForm;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.core.http.CertificateDesk;
import org.jackfield.core.http.CertificateView;
import org.jackfield.core.http.RedirectSettings;

/** The page's content: what is in force, a request for another, the answer to it. */
final class CertificatePanel extends Div {

    private static final long serialVersionUID = 1L;
    private static final Duration SOON = Duration.ofDays(30);

    private final transient CertificateDesk desk;
    private final transient ViewContext context;
    private final StatusBadge state = new StatusBadge(Tone.NEUTRAL, "");
    private final Div facts = new Div();
    private final Paragraph waiting = new Paragraph();
    private final Button renew;

    CertificatePanel(CertificateDesk desk, SettingsService settings, ViewContext context) {
        this.desk = desk;
        this.context = context;
        addClassName("jf-stack");
        renew = new Button(context.text("renew"), click -> Confirmation.ask(
                context.text("renew.title"), context.text("renew.text"), context.text("renew"), false, this::renew));
        waiting.addClassName("jf-note");
        add(
                new PageHeader(context.text("title"), context.text("purpose")).withState(state),
                section("in-force", facts, renew),
                section("request", new Paragraph(context.text("request.text")),
                        new RequestForm(desk, context, this::show), waiting),
                section("upload", new Paragraph(context.text("upload.text")),
                        new UploadForm(desk, context, this::show)),
                section("redirect.title", new SettingsForm<>(context, settings, RedirectSettings.TYPE)));
        show();
    }

    private Section section(String title, Component... content) {
        Section section = new Section(new H2(context.text(title)));
        section.addClassName("jf-section");
        section.add(content);
        return section;
    }

    private void renew() {
        desk.renew(context.subject(), "web");
        context.notifySuccess(context.text("renewed"));
        show();
    }

    private void show() {
        CertificateView now = desk.current(context.subject());
        facts.removeAll();
        facts.add(describe(now, context));
        renew.setVisible(now.selfSigned());
        boolean over = !Instant.now().isBefore(now.expires());
        boolean soon = !Instant.now().isBefore(now.expires().minus(SOON));
        state.set(
                over ? Tone.BAD : soon ? Tone.WARNING : now.selfSigned() ? Tone.INFO : Tone.GOOD,
                context.text(over ? "state.expired" : soon ? "state.soon"
                        : now.selfSigned() ? "state.self-signed" : "state.good"));
        waiting.setText(desk.waiting(context.subject())
                .map(subject -> context.text("request.waiting", subject))
                .orElse(""));
    }

    static Facts describe(CertificateView shown, ViewContext context) {
        return new Facts()
                .with(context.text("subject"), shown.subject())
                .with(context.text("issuer"), shown.selfSigned() ? context.text("issuer.itself") : shown.issuer())
                .with(context.text("names"), String.join(", ", shown.names()))
                .with(context.text("begins"), context.formats().dateTime(shown.begins()))
                .with(context.text("expires"), context.formats().dateTime(shown.expires()))
                .with(context.text("fingerprint"), shown.fingerprint());
    }
}

package org.jackfield.core.licence.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import org.jackfield.api.licence.activation.ActivationRequest;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.Confirmation;
import org.jackfield.core.licence.portal.Activation;
import org.jackfield.core.licence.portal.PortalSettings;

/** Activating, extending and moving the licence: what waits, what can be done, and where the portal is. */
final class ActivationPanel extends Section {

    private static final long serialVersionUID = 1L;
    private static final String ORIGIN = "web";
    private static final String REQUEST_FILE = "jackfield.request";

    private final transient ViewContext context;
    private final transient Activation activation;
    private final transient SettingsService settings;
    private final transient ActivationDialogs dialogs;

    ActivationPanel(ViewContext context, Activation activation, SettingsService settings) {
        this.context = context;
        this.activation = activation;
        this.settings = settings;
        this.dialogs = new ActivationDialogs(context, activation, this::done);
        addClassNames("jf-section", "jf-stack");
        draw();
    }

    /** Shows how it stands now. */
    void draw() {
        removeAll();
        Activation.Standing standing = activation.standing();
        add(new H2(context.text("activation")));
        String address = settings.read(PortalSettings.TYPE).value().address();
        add(new Paragraph(
                standing.activated().map(site -> context.text("activation.here", site)).orElse(context.text("activation.none"))
                        + " "
                        + (address.isEmpty() ? context.text("portal.none") : context.text("portal.at", address))));
        standing.waiting().ifPresent(waiting -> add(waiting(waiting)));
        Div buttons = new Div();
        buttons.addClassName("jf-actions");
        if (standing.activated().isEmpty()) {
            Button activate = button(VaadinIcon.KEY, "activate", dialogs::activate);
            activate.addThemeVariants(ButtonVariant.PRIMARY);
            buttons.add(activate);
        } else {
            buttons.add(
                    button(VaadinIcon.TICKET, "vouchers", dialogs::vouchers),
                    button(VaadinIcon.REFRESH, "update", dialogs::update),
                    button(VaadinIcon.SIGN_OUT, "deactivate", dialogs::deactivate));
        }
        buttons.add(
                button(VaadinIcon.UPLOAD, "answer", dialogs::answer),
                button(VaadinIcon.COG, "portal.settings", () -> dialogs.portal(settings, this::draw)));
        add(buttons);
    }

    private Button button(VaadinIcon icon, String key, Runnable action) {
        return new Button(context.text(key), icon.create(), click -> action.run());
    }

    /** A request that waits can be taken to the portal, sent again or dropped. */
    private Div waiting(Activation.Waiting waiting) {
        Paragraph what = new Paragraph(context.text(
                "waiting." + waiting.action(), context.formats().dateTime(waiting.made())));
        Div box = new Div(what, new Paragraph(context.text("waiting.text")));
        box.addClassName("jf-why");
        Anchor download = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    byte[] file = activation.waitingFile(context.subject(), ORIGIN);
                    return new DownloadResponse(
                            new ByteArrayInputStream(file), REQUEST_FILE, "application/octet-stream", file.length);
                }),
                context.text("waiting.download"));
        download.setTarget(AnchorTarget.BLANK);
        Div buttons = new Div(download, button(VaadinIcon.PAPERPLANE, "waiting.send", this::send));
        if (waiting.action() != ActivationRequest.Action.DEACTIVATE) {
            buttons.add(button(VaadinIcon.TRASH, "waiting.forget", this::forget));
        }
        buttons.addClassName("jf-actions");
        box.add(buttons);
        return box;
    }

    private void send() {
        context.load(
                () -> {
                    activation.sendAgain(context.subject(), ORIGIN);
                    return true;
                },
                sent -> done(Optional.empty()));
    }

    private void forget() {
        Confirmation.ask(
                context.text("waiting.forget.ask"), context.text("waiting.forget.text"), context.text("waiting.forget"), true,
                () -> {
                    activation.forget(context.subject(), ORIGIN);
                    draw();
                });
    }

    private void done(Optional<byte[]> request) {
        draw();
        context.notifySuccess(context.text(request.isPresent() ? "activation.file" : "activation.done"));
    }
}

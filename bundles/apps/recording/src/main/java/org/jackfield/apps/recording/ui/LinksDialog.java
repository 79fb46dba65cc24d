package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.Recordings.Actor;
import org.jackfield.apps.recording.share.Emailing;
import org.jackfield.apps.recording.share.Links;
import org.jackfield.apps.recording.store.LinkRow;
import org.jackfield.apps.recording.store.RecordedSegment;

/** The links to a recording: the one that takes a log-in, and those that can be used once without. */
final class LinksDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 50;

    private final transient Links links;
    private final transient ViewContext context;
    private final transient RecordingWording words;
    private final transient RecordedSegment segment;
    private final TextField recipient = new TextField();
    private final IntegerField days = new IntegerField();
    private final Div made = new Div();
    private final Div list = new Div();
    private String site = "";

    LinksDialog(Links links, ViewContext context, RecordedSegment segment) {
        this.links = links;
        this.context = context;
        this.words = RecordingWording.in(context);
        this.segment = segment;
        setHeaderTitle(words.word("link.title"));
        setWidth("min(40rem, 100vw)");
        getFooter().add(new Button(words.word("close"), click -> close()));
        Div body = new Div();
        body.addClassName("jf-stack");
        add(body);
        UI.getCurrent().getPage().fetchCurrentURL(url -> {
            site = origin(url);
            body.add(new H3(words.word("link.permanent")), new Paragraph(words.word("link.permanent.text")),
                    address(Emailing.permanentPath(segment)));
            if (context.may(RecordingPermissions.SHARE)) {
                single(body);
            }
        });
    }

    private static String origin(URL url) {
        return url.getProtocol() + "://" + url.getAuthority() + "/";
    }

    private void single(Div body) {
        recipient.setLabel(words.word("link.for"));
        recipient.setMaxLength(300);
        days.setLabel(words.word("link.days"));
        days.setMin(1);
        days.setMax(Links.MOST_DAYS);
        days.setStepButtonsVisible(true);
        days.setValue(Links.USUAL_DAYS);
        Button make = new Button(words.word("link.make"), VaadinIcon.PLUS.create(), click -> make());
        Div fields = new Div(recipient, days, make);
        fields.addClassName("jf-link-fields");
        body.add(new H3(words.word("link.single")), new Paragraph(words.word("link.single.text")), fields, made, list);
        show();
    }

    private TextField address(String path) {
        TextField field = new TextField();
        field.setReadOnly(true);
        field.setValue(site + path);
        field.setWidthFull();
        field.setAriaLabel(words.word("link.address"));
        Button copy = new Button(VaadinIcon.COPY.create());
        copy.addThemeVariants(ButtonVariant.TERTIARY);
        copy.setAriaLabel(words.word("link.copy"));
        copy.setTooltipText(words.word("link.copy"));
        copy.addClickListener(click -> {
            // Without a protected connection browsers have no clipboard; the selected text can be copied by hand.
            field.getElement().executeJs("this.inputElement.select(); navigator.clipboard && navigator.clipboard.writeText(this.value);");
            context.notifySuccess(words.word("link.copied"));
        });
        field.setSuffixComponent(copy);
        return field;
    }

    private void make() {
        try {
            Links.Made link = links.make(
                    segment.segment().id(), recipient.getValue(), Objects.requireNonNullElse(days.getValue(), 0), actor());
            made.removeAll();
            made.add(new Paragraph(words.word("link.made")), address(link.path()));
            recipient.clear();
            show();
        } catch (RuntimeException e) {
            context.notifyProblem(e);
        }
    }

    private void show() {
        context.load(() -> links.of(segment.segment().id(), PageRequest.first(SHOWN), context.subject()).items(), this::show);
    }

    private void show(List<LinkRow> rows) {
        list.removeAll();
        rows.forEach(link -> list.add(row(link)));
    }

    private Div row(LinkRow link) {
        Links.State state = links.state(link);
        String whom = link.recipient().isEmpty() ? words.word("link.anybody") : link.recipient();
        String when = switch (state) {
            case OPEN -> words.word("link.until", words.time(link.expiresAt()));
            case USED -> words.word("link.used", words.time(link.usedAt()), link.usedFrom());
            case EXPIRED -> words.time(link.expiresAt());
            case REVOKED -> words.word("link.revoked", words.time(link.revokedAt()), link.revokedBy());
        };
        Span text = new Span(whom + " · " + link.createdBy() + " · " + when);
        Div row = new Div(new StatusBadge(tone(state), words.word("link.state", state)), text);
        row.addClassName("jf-link-row");
        boolean mine = link.createdById().equals(context.subject().id()) || context.may(RecordingPermissions.ERASE);
        if (mine && (state == Links.State.OPEN || state == Links.State.USED)) {
            Button revoke = new Button(words.word("link.revoke"), click -> revoke(link));
            revoke.addThemeVariants(ButtonVariant.TERTIARY);
            row.add(revoke);
        }
        return row;
    }

    private void revoke(LinkRow link) {
        try {
            links.revoke(link.id(), actor());
            show();
        } catch (RuntimeException e) {
            context.notifyProblem(e);
        }
    }

    private static Tone tone(Links.State state) {
        return switch (state) {
            case OPEN -> Tone.INFO;
            case USED -> Tone.GOOD;
            case EXPIRED, REVOKED -> Tone.NEUTRAL;
        };
    }

    private Actor actor() {
        return new Actor(context.subject(), RecordingsPage.ORIGIN);
    }
}

package org.jackfield.core.mail.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import java.util.List;
import org.jackfield.api.mail.MailStatus;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.core.mail.MailComponent;

/** The last mails and what became of them. */
final class SentMail extends Div {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 20;

    private final transient ViewContext context;
    private final transient MailComponent mail;
    private final Div list = new Div();

    SentMail(ViewContext context, MailComponent mail) {
        this.context = context;
        this.mail = mail;
        addClassName("jf-stack");
        list.addClassName("jf-table-scroll");
        Button again = new Button(context.text("sent.retry"), click -> retry());
        Button refresh = new Button(context.text("sent.refresh"), click -> load());
        Div buttons = new Div(refresh, again);
        buttons.addClassName("jf-actions");
        add(list, buttons);
        load();
    }

    private void retry() {
        try {
            context.notifySuccess(context.text("sent.retried", mail.hurry(context.subject(), "web")));
        } catch (RuntimeException e) {
            context.notifyProblem(e);
        }
    }

    private void load() {
        context.load(() -> mail.list(PageRequest.first(SHOWN)).items(), this::show);
    }

    private void show(List<MailStatus> mails) {
        list.removeAll();
        list.getElement().removeAllChildren();
        if (mails.isEmpty()) {
            list.add(new Paragraph(context.text("sent.none")));
            return;
        }
        Element head = new Element("tr");
        List.of("sent.state", "sent.accepted", "sent.to", "sent.subject", "sent.problem").forEach(key ->
                head.appendChild(new Element("th").setAttribute("scope", "col").setText(context.text(key))));
        Element body = new Element("tbody");
        mails.forEach(each -> body.appendChild(new Element("tr").appendChild(
                new Element("td").appendChild(new StatusBadge(tone(each), context.text("sent." + each.state())).getElement()),
                new Element("td").setText(context.formats().dateTime(each.acceptedAt())),
                new Element("td").setText(String.join(", ", each.everybody())),
                new Element("td").setText(each.subject()),
                new Element("td").setText(each.problem()))));
        list.getElement()
                .appendChild(new Element("table")
                        .setAttribute("class", "jf-table")
                        .appendChild(new Element("thead").appendChild(head), body));
    }

    private static Tone tone(MailStatus mail) {
        return switch (mail.state()) {
            case SENT -> Tone.GOOD;
            case FAILED -> Tone.BAD;
            case WAITING -> mail.attempts() == 0 ? Tone.INFO : Tone.WARNING;
        };
    }
}

package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jackfield.api.mail.Mail;
import org.jackfield.api.mail.MailAddress;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.FormDialog;
import org.jackfield.apps.recording.Recordings.Actor;
import org.jackfield.apps.recording.share.EmailRequest;
import org.jackfield.apps.recording.share.EmailRequest.How;
import org.jackfield.apps.recording.share.Emailing;
import org.jackfield.apps.recording.share.Links;

/** The form by which recordings are mailed (manual §4.5). */
final class EmailDialog {

    private EmailDialog() {}

    static void open(Emailing emailing, ViewContext context, List<UUID> segments) {
        RecordingWording words = RecordingWording.in(context);
        TextField to = new TextField(words.word("email.to"));
        to.setHelperText(words.word("email.to.help"));
        to.setAutofocus(true);
        TextField subject = new TextField(words.word("email.subject"));
        subject.setMaxLength(Mail.LONGEST_SUBJECT);
        subject.setValue(words.word("email.subject.value"));
        TextArea text = new TextArea(words.word("email.text"));
        text.setMaxLength(EmailRequest.LONGEST_TEXT);
        text.setHelperText(words.word("email.text.help"));
        text.setMinHeight("7rem");
        RadioButtonGroup<How> how = new RadioButtonGroup<>(words.word("email.how"));
        how.setItems(How.values());
        how.setItemLabelGenerator(each -> words.word("email.how", each));
        IntegerField days = new IntegerField(words.word("link.days"));
        days.setMin(1);
        days.setMax(Links.MOST_DAYS);
        days.setStepButtonsVisible(true);
        days.setValue(Links.USUAL_DAYS);
        how.addValueChangeListener(change -> {
            days.setVisible(change.getValue() == How.SINGLE_USE_LINK);
            how.setHelperText(words.word("email.how." + change.getValue().name().toLowerCase(Locale.ROOT).replace('_', '-') + ".text"));
        });
        how.setValue(How.ATTACHMENT);
        String title = segments.size() == 1 ? words.word("email.one") : words.word("email.many", segments.size());
        new FormDialog(title, words.word("email.send"), () -> {
            EmailRequest request = new EmailRequest(
                    segments, MailAddress.split(to.getValue()), subject.getValue(), text.getValue(), how.getValue(),
                    Objects.requireNonNullElse(days.getValue(), 0));
            try {
                int sent = emailing.send(request, new Actor(context.subject(), RecordingsPage.ORIGIN), context.formats()).size();
                context.notifySuccess(words.word("email.sent", sent));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }).withWide(to).withWide(subject).withWide(text).withWide(how).with(days).open();
    }
}

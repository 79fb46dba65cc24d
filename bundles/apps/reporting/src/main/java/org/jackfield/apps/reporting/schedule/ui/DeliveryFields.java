package org.jackfield.apps.reporting.schedule.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jackfield.api.mail.MailAddress;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.shares.Share;
import org.jackfield.api.web.ViewContext;
import org.jackfield.apps.reporting.schedule.Delivery;
import org.jackfield.apps.reporting.schedule.ReportFiles;

/** What becomes of the files of a schedule. */
final class DeliveryFields {

    private final Select<Delivery.Kind> kind = new Select<>();
    private final Select<ReportFiles.Format> format = new Select<>();
    private final TextField to = new TextField();
    private final TextField copies = new TextField();
    private final TextField hiddenCopies = new TextField();
    private final TextField subject = new TextField();
    private final TextArea text = new TextArea();
    private final Select<Share> share = new Select<>();
    private final TextField folder = new TextField();

    /** @param delivery null for a new schedule */
    DeliveryFields(Delivery delivery, SchedulesPage.Parts parts, ViewContext context) {
        kind.setLabel(context.text("delivery"));
        kind.setItems(Delivery.Kind.values());
        kind.setItemLabelGenerator(each -> context.text("delivery." + each));
        List<ReportFiles.Format> formats = parts.reports().formats();
        format.setLabel(context.text("format"));
        format.setItems(formats);
        format.setItemLabelGenerator(each -> context.text("format." + each.id()));
        to.setLabel(context.text("mail.to"));
        to.setHelperText(context.text("mail.help"));
        copies.setLabel(context.text("mail.copies"));
        hiddenCopies.setLabel(context.text("mail.hidden"));
        hiddenCopies.setHelperText(context.text("mail.hidden.help"));
        subject.setLabel(context.text("mail.subject"));
        subject.setHelperText(context.text("mail.subject.help"));
        text.setLabel(context.text("mail.text"));
        share.setLabel(context.text("share"));
        share.setItems(parts.shares().shares());
        share.setItemLabelGenerator(Share::description);
        share.setHelperText(parts.shares().shares().isEmpty() ? context.text("share.none") : "");
        folder.setLabel(context.text("folder"));
        folder.setHelperText(context.text("folder.help"));
        kind.addValueChangeListener(change -> adapt());
        kind.setValue(Delivery.Kind.EMAIL);
        format.setValue(formats.getFirst());
        if (delivery != null) {
            kind.setValue(delivery.kind());
            formats.stream().filter(each -> each.id().equals(delivery.format())).findFirst().ifPresent(format::setValue);
            to.setValue(String.join(", ", delivery.to()));
            copies.setValue(String.join(", ", delivery.copies()));
            hiddenCopies.setValue(String.join(", ", delivery.hiddenCopies()));
            subject.setValue(delivery.subject());
            text.setValue(delivery.text());
            folder.setValue(delivery.folder());
            parts.shares().shares().stream()
                    .filter(each -> each.id().equals(delivery.share()))
                    .findFirst()
                    .ifPresent(share::setValue);
        }
    }

    private void adapt() {
        boolean mail = kind.getValue() == Delivery.Kind.EMAIL;
        List.of(to, copies, hiddenCopies, subject, text).forEach(field -> field.setVisible(mail));
        share.setVisible(!mail);
        folder.setVisible(!mail);
    }

    FormLayout form() {
        return ScheduleDialog.form(kind, format, to, copies, hiddenCopies, subject, text, share, folder);
    }

    /** {@return the field that a problem is about} */
    Optional<? extends Component> fieldOf(Problem problem) {
        return switch (problem.code()) {
            case "reporting.export-format" -> Optional.of(format);
            case "reporting.schedule-share" -> Optional.of(share);
            case "shares.path" -> Optional.of(folder);
            case "reporting.schedule-mail" -> Optional.of(
                    text.getValue().length() > Delivery.LONGEST_TEXT ? text
                            : subject.getValue().strip().length() > Delivery.LONGEST_SUBJECT ? subject : to);
            case "mail.address-invalid", "mail.too-many-recipients" -> Stream.of(to, copies, hiddenCopies)
                    .filter(field -> !hasAddresses(field))
                    .findFirst();
            case "mail.no-recipient" -> Optional.of(to);
            default -> Optional.empty();
        };
    }

    private static boolean hasAddresses(TextField field) {
        try {
            MailAddress.split(field.getValue());
            return true;
        } catch (ProblemException refused) {
            return false;
        }
    }

    Delivery delivery() {
        return new Delivery(
                kind.getValue(), format.getValue().id(), MailAddress.split(to.getValue()), MailAddress.split(copies.getValue()),
                MailAddress.split(hiddenCopies.getValue()), subject.getValue(), text.getValue(),
                share.getValue() == null ? null : share.getValue().id(), folder.getValue());
    }
}

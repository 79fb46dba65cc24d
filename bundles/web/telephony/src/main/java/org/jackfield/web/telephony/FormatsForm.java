package org.jackfield.web.telephony;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.stream.Collectors;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.telephony.dialplan.DialPlanAdminService;
import org.jackfield.api.telephony.dialplan.TelephoneFormat;
import org.jackfield.api.telephony.dialplan.TelephoneFormats;
import org.jackfield.api.web.ViewContext;

/** The telephone formats, one a line: pattern, arrow, what is written. */
final class FormatsForm extends Div {

    private static final long serialVersionUID = 1L;
    private static final String ARROW = " => ";
    private static final int MAX_TEXT = 100_000;

    private final transient DialPlanAdminService admin;
    private final TextArea lines = new TextArea();
    private transient Stored<TelephoneFormats> read;

    FormatsForm(DialPlanAdminService admin, ViewContext context) {
        this.admin = admin;
        lines.setLabel(context.text("dialplan.formats.label"));
        lines.setHelperText(context.text("dialplan.formats.help"));
        lines.setMaxLength(MAX_TEXT);
        lines.setWidthFull();
        lines.setMaxHeight("24em");
        read = admin.formats();
        lines.setValue(text(read.value()));
        Paragraph purpose = new Paragraph(context.text("dialplan.formats.purpose"));
        Button save = new Button(context.text("dialplan.formats.save"), click -> {
            try {
                read = this.admin.store(read, entered(), context.subject());
                lines.setValue(text(read.value()));
                context.notifySuccess(context.text("dialplan.formats.saved"));
            } catch (RuntimeException e) {
                context.notifyProblem(e);
            }
        });
        Div end = new Div(save);
        end.addClassName("jf-actions");
        add(purpose, lines, end);
    }

    private static String text(TelephoneFormats formats) {
        return formats.formats().stream()
                .map(format -> format.pattern() + ARROW + format.written())
                .collect(Collectors.joining("\n"));
    }

    private TelephoneFormats entered() {
        return new TelephoneFormats(lines.getValue().lines()
                .filter(line -> !line.isBlank())
                .map(FormatsForm::format)
                .toList());
    }

    private static TelephoneFormat format(String line) {
        int arrow = line.lastIndexOf(ARROW.strip());
        if (arrow < 0) {
            throw ProblemException.invalid(
                    "dialplan.format", line, "There is no arrow between the pattern and what is written.",
                    "Write a line as ^(\\d{5})(\\d{6})$ => $1 $2.");
        }
        return new TelephoneFormat(line.substring(0, arrow), line.substring(arrow + ARROW.strip().length()));
    }
}

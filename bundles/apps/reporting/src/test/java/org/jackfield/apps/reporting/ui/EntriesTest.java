package org.jackfield.apps.reporting.ui;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.util.Locale;
import org.jackfield.api.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** An entry that cannot be read is refused by the name of its field, and not taken for none. */
class EntriesTest {

    private final TimePicker time = new TimePicker("Each day from");
    private final IntegerField width = new IntegerField("Width");
    private final DateTimePicker moment = new DateTimePicker("From");
    private final Div page = new Div(new Div(time), new Div(new Div(width), moment));

    private void refused(HasValidationProperties field, String label) {
        field.setInvalid(true);
        assertThatThrownBy(() -> Entries.check(page, Locale.ENGLISH)).isInstanceOf(ProblemException.class).hasMessageContaining(label);
        field.setInvalid(false);
    }

    @Test
    void theFieldIsNamed() {
        refused(time, "Each day from");
        refused(width, "Width");
        refused(moment, "From");
        assertThatCode(() -> Entries.check(page, Locale.ENGLISH)).doesNotThrowAnyException();
    }

    @Test
    void whatIsNotSeenIsNotAskedFor() {
        moment.setInvalid(true);
        moment.setVisible(false);
        assertThatCode(() -> Entries.check(page, Locale.ENGLISH)).doesNotThrowAnyException();
    }
}

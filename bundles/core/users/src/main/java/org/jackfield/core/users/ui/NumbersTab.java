package org.jackfield.core.users.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.users.OutsideNumber;
import org.jackfield.api.users.User;
import org.jackfield.api.web.ViewContext;

/** Numbers outside; those that a directory gave can be seen only. */
final class NumbersTab extends Div {

    private static final long serialVersionUID = 1L;

    private final transient ViewContext context;
    private final Div rows = new Div();
    private final List<Row> entries = new ArrayList<>();

    private final class Row extends Div {

        private static final long serialVersionUID = 1L;

        private final TextField label = new TextField();
        private final TextField number = new TextField();
        private final boolean fromDirectory;

        Row(OutsideNumber shown) {
            fromDirectory = shown.fromDirectory();
            addClassName("jf-people-number");
            label.setPlaceholder(context.text("number.label"));
            label.setAriaLabel(context.text("number.label"));
            label.setMaxLength(50);
            label.setValue(shown.label());
            label.setReadOnly(fromDirectory);
            number.setPlaceholder(context.text("number.number"));
            number.setAriaLabel(context.text("number.number"));
            number.setMaxLength(50);
            number.setValue(shown.number());
            number.setReadOnly(fromDirectory);
            Button remove = new Button(VaadinIcon.CLOSE.create(), click -> {
                entries.remove(this);
                rows.remove(this);
            });
            remove.addThemeVariants(ButtonVariant.TERTIARY);
            remove.setAriaLabel(context.text("number.remove"));
            remove.setEnabled(!fromDirectory);
            add(label, number, remove);
        }
    }

    NumbersTab(ViewContext context, User user) {
        this.context = context;
        Button add = new Button(context.text("number.add"), VaadinIcon.PLUS.create(), click -> add(new OutsideNumber("", "", false)));
        add.addThemeVariants(ButtonVariant.TERTIARY);
        user.numbers().forEach(this::add);
        Paragraph help = new Paragraph(context.text("numbers.help"));
        help.addClassName("jf-note");
        add(help, rows, add);
    }

    private void add(OutsideNumber number) {
        Row row = new Row(number);
        entries.add(row);
        rows.add(row);
    }

    /** {@return the numbers that are not empty} */
    List<OutsideNumber> entered() {
        return entries.stream()
                .filter(row -> !row.number.getValue().isBlank())
                .map(row -> new OutsideNumber(row.label.getValue(), row.number.getValue(), row.fromDirectory))
                .toList();
    }
}

package org.jackfield.api.web.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.FocusOption;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.stream.Stream;
import org.jackfield.api.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** A save that is refused goes to the field that is at fault, wherever it is. */
class FormDialogTest {

    private static final class Field extends TextField {

        private static final long serialVersionUID = 1L;
        private int focused;

        @Override
        public void focus(FocusOption... options) {
            focused++;
        }
    }

    private final Field name = new Field();
    private final Field mail = new Field();
    private final TabSheet tabs = new TabSheet();
    private final Tab first = tabs.add("Name", new Div(name));
    private final Tab second = tabs.add("Mail", new Div(new Div(mail)));
    private final FormDialog dialog = new FormDialog("Edit", "Save", this::check)
            .withWide(tabs)
            .pointing(problem -> Optional.of(problem.input()).filter("mail"::equals).map(input -> mail));
    private String fault = "mail";

    private void check() {
        throw ProblemException.invalid("test", fault, "This is no address.", "Enter another.");
    }

    private void save() {
        Button save = dialog.getFooter().getElement().getChildren()
                .flatMap(element -> element.getComponent().stream())
                .filter(each -> each instanceof Button button && button.getText().equals("Save"))
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow();
        ComponentUtil.fireEvent(save, new ClickEvent<>(save));
    }

    private static boolean marked(Tab tab) {
        return tab.hasClassName("jf-fault") && tab.getChildren().count() == 1;
    }

    private long boxes() {
        return all(dialog).filter(ProblemBox.class::isInstance).count();
    }

    private static Stream<Component> all(Component component) {
        return Stream.concat(Stream.of(component), component.getChildren().flatMap(FormDialogTest::all));
    }

    @Test
    void theTabOfTheFieldIsShownAndMarkedAndTheFieldSaysWhatIsWrong() {
        save();

        assertThat(tabs.getSelectedTab()).isEqualTo(second);
        assertThat(marked(second)).isTrue();
        assertThat(marked(first)).isFalse();
        assertThat(mail.isInvalid()).isTrue();
        assertThat(mail.getErrorMessage()).isEqualTo("This is no address.");
        assertThat(mail.focused).isOne();
        assertThat(name.isInvalid()).isFalse();
        assertThat(boxes()).isOne();
    }

    @Test
    void theMarksGoWhenTheFieldIsChangedAndWithTheNextSave() {
        save();
        mail.setValue("ben@example.org");
        assertThat(marked(second)).isFalse();
        assertThat(mail.isInvalid()).isFalse();

        save();
        assertThat(marked(second)).isTrue();
        fault = "somebody else";
        save();
        assertThat(marked(second)).isFalse();
        assertThat(mail.isInvalid()).isFalse();
        assertThat(mail.focused).isEqualTo(2);
        assertThat(boxes()).isOne();
    }

    @Test
    void whatTheFieldSaysItselfStays() {
        mail.setErrorMessage("The third character is wrong.");
        mail.setInvalid(true);
        save();

        assertThat(mail.getErrorMessage()).isEqualTo("The third character is wrong.");
        assertThat(marked(second)).isTrue();
    }
}

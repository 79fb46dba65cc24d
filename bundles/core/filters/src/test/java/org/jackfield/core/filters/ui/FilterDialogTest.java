package org.jackfield.core.filters.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.textfield.TextField;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jackfield.api.filters.SavedFilter;
import org.jackfield.api.filters.SavedFilter.Sharing;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.security.access.CallField;
import org.jackfield.api.security.access.FilterCriteria;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.testkit.FakeUsers;
import org.jackfield.api.testkit.RecordingAudit;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.FormDialog;
import org.jackfield.api.web.parts.ProblemBox;
import org.jackfield.core.filters.FiltersComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A save that the filters refuse leads to the field that it is about. */
class FilterDialogTest {

    private static final SavedFilter NEW =
            new SavedFilter(new UUID(6, 1), 0, Sharing.SHARED, "", "Trunks", FilterCriteria.NONE);

    private final TestDatabase database = TestDatabase.open(Dialect.H2);
    private final FakeUsers users = new FakeUsers();
    private final FiltersComponent filters =
            new FiltersComponent(database, FakeSecurity.allowAll(), new RecordingAudit(), users, null);
    private final ViewContext context = (ViewContext) Proxy.newProxyInstance(
            ViewContext.class.getClassLoader(), new Class<?>[] {ViewContext.class},
            (proxy, method, arguments) -> switch (method.getName()) {
                case "text" -> arguments[0];
                case "subject" -> FakeSecurity.ADMINISTRATOR;
                default -> throw new UnsupportedOperationException(method.getName());
            });
    private FormDialog dialog;
    private TabSheet tabs;

    @AfterEach
    void close() {
        database.close();
    }

    private void open(SavedFilter filter) {
        dialog = new FilterDialog(filter, filters, users, Map.of(), context, () -> {}).form();
        tabs = all(dialog).filter(TabSheet.class::isInstance).map(TabSheet.class::cast).findFirst().orElseThrow();
    }

    private static Stream<Component> all(Component component) {
        return Stream.concat(Stream.of(component), component.getChildren().flatMap(FilterDialogTest::all));
    }

    private List<TextField> fields() {
        return IntStream.range(0, tabs.getTabCount())
                .mapToObj(i -> tabs.getComponent(tabs.getTabAt(i)))
                .flatMap(FilterDialogTest::all)
                .filter(TextField.class::isInstance)
                .map(TextField.class::cast)
                .toList();
    }

    private TextField field(String label) {
        return fields().stream().filter(field -> field.getLabel().equals(label)).findFirst().orElseThrow();
    }

    private List<String> faults() {
        return fields().stream().filter(TextField::isInvalid).map(TextField::getLabel).toList();
    }

    private void save() {
        Button save = dialog.getFooter().getElement().getChildren()
                .flatMap(element -> element.getComponent().stream())
                .filter(each -> each instanceof Button button && button.getText().equals("save"))
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow();
        ComponentUtil.fireEvent(save, new ClickEvent<>(save));
    }

    /** Refused, with this field marked and shown; none if it is about no field. */
    private void refusedAt(int tab, String... labels) {
        save();
        assertThat(all(dialog).filter(ProblemBox.class::isInstance)).hasSize(1);
        assertThat(faults()).containsExactly(labels);
        assertThat(tabs.getSelectedIndex()).isEqualTo(tab);
    }

    private void entered(String label, String wrong, int tab) {
        open(NEW);
        field(label).setValue(wrong);
        refusedAt(tab, label);
    }

    @Test
    void aNameThatCannotBeLeadsToTheName() {
        entered("name", " ", 0);
        entered("name", "x\0", 0);
        entered("name", "Lost calls", 0);
        entered("name", "Verlorene Anrufe", 0);
        filters.save(NEW.with("Lines", FilterCriteria.NONE), FakeSecurity.ADMINISTRATOR, "test");
        entered("name", "lines", 0);
    }

    @Test
    void aTextThatCannotBeReadLeadsToItsField() {
        entered("Extensions", "1003!", 1);
        entered("Agent IDs", "20-10", 1);
        entered("Hunt group", "18%5-2000", 1);
        entered("Trunk", "5+6", 1);
        entered("Outside number", "!", 2);
        entered("DID", "!!1", 2);
        entered("Account code", "!", 4);
        entered("Words in the notes", "!", 5);
    }

    @Test
    void aDurationThatCannotBeReadLeadsToItsBound() {
        entered("Talk time at least (hh:mm:ss)", "soon", 3);
        entered("Talk time at most (hh:mm:ss)", "soon", 3);

        open(NEW);
        field("Ring duration at least (hh:mm:ss)").setValue("00:02:00");
        field("Ring duration at most (hh:mm:ss)").setValue("00:01:00");
        refusedAt(3, "Ring duration at least (hh:mm:ss)");
    }

    @Test
    void whatIsAboutNoFieldMarksNone() {
        SavedFilter kept = filters.save(NEW, FakeSecurity.ADMINISTRATOR, "test");
        open(kept);
        filters.save(kept.with("Lines", FilterCriteria.NONE), FakeSecurity.ADMINISTRATOR, "test");
        refusedAt(0);

        filters.delete(kept.id(), true, FakeSecurity.ADMINISTRATOR, "test");
        refusedAt(0);

        open(filters.filters(FakeSecurity.ADMINISTRATOR).getFirst());
        refusedAt(0);

        open(NEW.with("People", FilterCriteria.NONE.withPeople(
                IntStream.rangeClosed(0, 1000).mapToObj(i -> new UUID(7, i)).collect(Collectors.toSet()),
                Set.of())));
        refusedAt(0);
    }

    @Test
    void aKeptTextThatCanNoLongerBeReadSaysSoWhenItIsOpened() {
        SavedFilter old = new SavedFilter(
                new UUID(6, 2), 1, Sharing.SHARED, "", "Old", FilterCriteria.NONE.with(CallField.EXTENSION, "18%5-2000"));
        open(old);

        assertThat(faults()).containsExactly("Extensions");
        assertThat(field("Extensions").getValue()).isEqualTo("18%5-2000");
        assertThat(field("Extensions").getErrorMessage()).startsWith("Character 5: ");
    }
}

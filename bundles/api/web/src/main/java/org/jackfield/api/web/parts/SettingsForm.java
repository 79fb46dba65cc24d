package org.jackfield.api.web.parts;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.lang.reflect.RecordComponent;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jackfield.api.security.Secret;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.api.web.ViewContext;

/**
 * A form for a group of settings, made of the record's components: whole numbers, text, switches, choices, time zones and
 * secrets. Other components are left as they are and shown by a page of their own.
 *
 * <p>The contribution's catalogue gives each component its label under the component's name, a line of help under
 * {@code <name>.help} and the constants of a choice under {@code <name>.<CONSTANT>}. What the record's constructor refuses
 * is shown above the fields, and nothing is lost.
 *
 * @param <R> the settings
 */
public final class SettingsForm<R extends Record> extends SettingsEditor<R> {

    private static final long serialVersionUID = 1L;

    private final transient ViewContext context;
    private final transient SettingsType<R> type;
    private final transient Map<String, Supplier<Object>> values = new HashMap<>();
    private final transient Map<String, Consumer<Object>> shown = new HashMap<>();
    private final FormLayout fields = form(1);

    /** Shows the settings as they stand. */
    public SettingsForm(ViewContext context, SettingsService settings, SettingsType<R> type) {
        super(context, settings, type);
        this.context = context;
        this.type = type;
        layOut(fields);
    }

    /**
     * Enters a value into a field, as a person would; nothing is saved.
     *
     * @param component the record's component
     * @param value of the type that its field shows
     */
    public void enter(String component, Object value) {
        shown.get(component).accept(value);
    }

    @Override
    protected void show(R now) {
        fields.removeAll();
        values.clear();
        shown.clear();
        Map<String, Object> components = RecordFields.read(now);
        for (RecordComponent component : type.type().getRecordComponents()) {
            Component field = field(component.getName(), component.getType(), components.get(component.getName()));
            if (field != null) {
                fields.add(field);
            }
        }
    }

    @Override
    protected R entered() {
        Map<String, Object> entered = new HashMap<>();
        values.forEach((name, value) -> entered.put(name, value.get()));
        return RecordFields.with(stored(), entered);
    }

    private Component field(String name, Class<?> kind, Object value) {
        if (kind == boolean.class) {
            return bind(name, new Checkbox(), value, entered -> entered);
        }
        if (kind == int.class) {
            IntegerField number = new IntegerField();
            number.setStepButtonsVisible(true);
            return bind(name, number, value, entered -> given(context.text(name), entered));
        }
        if (kind == String.class) {
            return bind(name, new TextField(), value, entered -> entered);
        }
        if (kind == Secret.class) {
            return bind(name, new PasswordField(), ((Secret) value).reveal(), entered -> new Secret(entered));
        }
        if (kind == ZoneId.class) {
            ComboBox<ZoneId> zones = new ComboBox<>();
            zones.setItems(ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList());
            return bind(name, zones, value, entered -> given(context.text(name), entered));
        }
        if (kind.isEnum()) {
            ComboBox<Object> choices = new ComboBox<>();
            choices.setItems(List.of(kind.getEnumConstants()));
            choices.setItemLabelGenerator(choice -> context.text(name + "." + ((Enum<?>) choice).name()));
            return bind(name, choices, value, entered -> given(context.text(name), entered));
        }
        return null;
    }

    @SuppressWarnings("unchecked")
    private <F extends AbstractField<F, T>, T> Component bind(
            String name, F field, Object value, Function<T, Object> read) {
        field.setValue((T) value);
        field.setReadOnly(!mayChange());
        field.getElement().setProperty("label", context.text(name));
        String help = context.text(name + ".help");
        if (field instanceof HasHelper helped && !help.equals(name + ".help")) {
            helped.setHelperText(help);
        }
        values.put(name, () -> read.apply(field.getValue()));
        shown.put(name, entered -> field.setValue((T) entered));
        return field;
    }
}

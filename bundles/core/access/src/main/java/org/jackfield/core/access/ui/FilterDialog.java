package org.jackfield.core.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.access.CallField;
import org.jackfield.api.security.access.CallKind;
import org.jackfield.api.security.access.CallStatus;
import org.jackfield.api.security.access.FieldTest;
import org.jackfield.api.users.BusinessUnit;
import org.jackfield.api.users.UsersService;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.FormDialog;
import org.jackfield.core.access.AccessBook;
import org.jackfield.core.access.AccessFilter;
import org.jackfield.core.access.Named;

/** Edits an access filter, tab by tab (manual §7.2.6.9.2.4). */
final class FilterDialog {

    private static final List<CallField> BASIC = List.of(
            CallField.OUTSIDE_NUMBER, CallField.EXTENSION, CallField.EXTENSION_NAME, CallField.DDI, CallField.TRUNK);
    private static final List<CallField> ADVANCED = List.of(
            CallField.AGENT, CallField.AGENT_NAME, CallField.HUNT_GROUP_NAME, CallField.HUNT_GROUP,
            CallField.SPEED_DIAL_NAME, CallField.ACCOUNT_CODE, CallField.DNIS, CallField.NOTE, CallField.SERIAL);
    private static final List<CallField> CUSTOMER = List.of(
            CallField.FIELD1, CallField.FIELD2, CallField.FIELD3, CallField.FIELD4, CallField.FIELD5);

    private final AccessFilter filter;
    private final AccessBook book;
    private final Optional<UsersService> users;
    private final ViewContext context;
    private final Runnable saved;
    private final TextField name = new TextField();
    private final RadioButtonGroup<AccessFilter.Mode> mode = new RadioButtonGroup<>();
    private final Map<CallField, TextField> texts = new EnumMap<>(CallField.class);
    private final TextField least = new TextField();
    private final TextField most = new TextField();
    private final CheckboxGroup<CallKind> kinds = new CheckboxGroup<>();
    private final Select<CallStatus> status = new Select<>();
    private final Select<Boolean> noted = new Select<>();
    private final Select<Boolean> scored = new Select<>();
    private final MultiSelectComboBox<UUID> units = new MultiSelectComboBox<>();

    FilterDialog(
            AccessFilter filter,
            AccessBook book,
            Optional<UsersService> users,
            ViewContext context,
            Runnable saved) {
        this.filter = filter;
        this.book = book;
        this.users = users;
        this.context = context;
        this.saved = saved;
    }

    void open() {
        TabSheet tabs = new TabSheet();
        tabs.setWidthFull();
        tabs.add(context.text("filter.general"), general());
        tabs.add(context.text("filter.basic"), basic());
        tabs.add(context.text("filter.advanced"), advanced());
        tabs.add(context.text("filter.customer"), form(fields(CUSTOMER)));
        tabs.add(context.text("filter.units"), unitsTab());
        new FormDialog(
                        context.text(filter.revision() == 0 ? "filters.add" : "filter.title", filter.name()),
                        context.text("save"),
                        this::save)
                .withWide(tabs)
                .open();
    }

    private Component general() {
        name.setLabel(context.text("name"));
        name.setMaxLength(Named.MAX_NAME);
        name.setValue(filter.name());
        mode.setLabel(context.text("filter.mode"));
        mode.setItems(AccessFilter.Mode.values());
        mode.setItemLabelGenerator(each -> context.text("mode." + each));
        mode.setValue(filter.mode());
        mode.setHelperText(context.text("filter.mode.help"));
        return form(List.of(name, mode));
    }

    private Component basic() {
        least.setLabel(context.text("filter.least"));
        least.setPlaceholder("00:00:00");
        least.setValue(Durations.text(filter.leastMillis(), 0));
        most.setLabel(context.text("filter.most"));
        most.setPlaceholder("00:00:00");
        most.setValue(Durations.text(filter.mostMillis(), Long.MAX_VALUE));
        kinds.setLabel(context.text("filter.kinds"));
        kinds.setItems(CallKind.values());
        kinds.setItemLabelGenerator(kind -> context.text("kind." + kind));
        kinds.setValue(filter.kinds());
        status.setLabel(context.text("filter.status"));
        status.setItems(CallStatus.values());
        status.setItemLabelGenerator(each -> context.text("status." + each));
        status.setValue(filter.status());
        List<Component> all = fields(BASIC);
        all.addAll(List.of(least, most, kinds, status));
        Div help = new Div(context.text("filter.help"));
        help.addClassName("jf-muted");
        return new Div(form(all), help);
    }

    private Component advanced() {
        choice(noted, "noted", filter.noted());
        choice(scored, "scored", filter.scored());
        List<Component> all = fields(ADVANCED);
        all.addAll(List.of(noted, scored));
        return form(all);
    }

    private void choice(Select<Boolean> select, String key, Optional<Boolean> value) {
        select.setLabel(context.text("filter." + key));
        select.setItems(true, false);
        select.setItemLabelGenerator(each -> each == null ? context.text("filter.either") : context.text(key + "." + each));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(context.text("filter.either"));
        value.ifPresent(select::setValue);
    }

    private Component unitsTab() {
        Map<UUID, String> names = users.map(present -> present.units().stream()
                        .collect(Collectors.toMap(BusinessUnit::id, unit -> present.path(unit.id()).stream()
                                .map(BusinessUnit::name)
                                .collect(Collectors.joining(" / ")))))
                .orElse(Map.of());
        units.setLabel(context.text("filter.units"));
        units.setHelperText(context.text(users.isPresent() ? "filter.units.help" : "filter.units.none"));
        Set<UUID> all = new HashSet<>(filter.units());
        all.addAll(names.keySet());
        units.setItems(all.stream()
                .sorted(Comparator.comparing(id -> names.getOrDefault(id, id.toString())))
                .toList());
        units.setItemLabelGenerator(id -> names.getOrDefault(id, id.toString()));
        units.setValue(filter.units());
        return form(List.of(units));
    }

    private List<Component> fields(List<CallField> fields) {
        return fields.stream().<Component>map(this::field).collect(Collectors.toCollection(ArrayList::new));
    }

    private TextField field(CallField field) {
        TextField text = new TextField(context.text("field." + field));
        text.setMaxLength(FieldTest.LONGEST);
        text.setValue(filter.texts().getOrDefault(field, ""));
        texts.put(field, text);
        return text;
    }

    private static FormLayout form(List<Component> fields) {
        FormLayout form = new FormLayout();
        form.setAutoResponsive(true);
        form.setAutoRows(true);
        form.setMaxColumns(2);
        form.setExpandColumns(true);
        form.setExpandFields(true);
        fields.forEach(form::add);
        return form;
    }

    private void save() {
        if (name.getValue().isBlank()) {
            throw ProblemException.invalid("access.name", "", context.text("name.missing"), context.text("name.missing.remedy"));
        }
        EnumMap<CallField, String> written = new EnumMap<>(CallField.class);
        texts.forEach((field, text) -> written.put(field, text.getValue()));
        book.save(
                new AccessFilter(
                        filter.id(), filter.revision(), name.getValue(), mode.getValue(), written,
                        Durations.millis(least.getValue(), 0), Durations.millis(most.getValue(), Long.MAX_VALUE),
                        kinds.getValue(), status.getValue(), Optional.ofNullable(noted.getValue()),
                        Optional.ofNullable(scored.getValue()), units.getValue()),
                context.subject(),
                AccessPages.ORIGIN);
        context.notifySuccess(context.text("saved", name.getValue()));
        saved.run();
    }
}

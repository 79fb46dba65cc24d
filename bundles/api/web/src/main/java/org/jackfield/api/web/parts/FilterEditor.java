package org.jackfield.api.web.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.tabs.Tab;
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
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.access.CallField;
import org.jackfield.api.security.access.CallFlag;
import org.jackfield.api.security.access.CallKind;
import org.jackfield.api.security.access.CallSpan;
import org.jackfield.api.security.access.CallStatus;
import org.jackfield.api.security.access.FieldTest;
import org.jackfield.api.security.access.FilterCriteria;
import org.jackfield.api.security.access.MillisRange;
import org.jackfield.api.users.BusinessUnit;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UsersService;

/**
 * Edits which calls a filter means, section by section. A text that cannot be read is marked, one that was kept before at
 * once, another when its field is left; then the character that is wrong is selected. What the criteria have beside the sections that are shown is kept.
 */
public final class FilterEditor extends Div {

    private static final long serialVersionUID = 1L;

    private final transient FilterCriteria shown;
    private final transient Optional<UsersService> people;
    private final transient Map<CallField, String> labels;
    private final TabSheet tabs = new TabSheet();
    private final transient Map<CallField, TextField> texts = new EnumMap<>(CallField.class);
    private final transient Map<CallSpan, List<TextField>> spans = new EnumMap<>(CallSpan.class);
    private final transient Map<CallFlag, Select<Boolean>> flags = new EnumMap<>(CallFlag.class);
    private CheckboxGroup<CallKind> kinds;
    private Select<CallStatus> status;
    private MultiSelectComboBox<UUID> users;
    private MultiSelectComboBox<UUID> units;

    /**
     * Shows what is asked for.
     *
     * @param people who there is; empty if nobody knows now
     * @param labels names of fields that the site has given others; may be empty
     */
    public FilterEditor(
            FilterCriteria criteria, List<FilterSection> sections, Optional<UsersService> people, Map<CallField, String> labels) {
        this.shown = criteria;
        this.people = people;
        this.labels = Map.copyOf(labels);
        tabs.setWidthFull();
        for (FilterSection section : sections) {
            Div content = new Div(form(section.items()));
            if (section.items().stream().anyMatch(CallField.class::isInstance)) {
                Div help = new Div(PartTexts.text("filter.help"));
                help.addClassName("jf-muted");
                content.add(help);
            }
            tabs.add(PartTexts.text(section.title()), content);
        }
        add(tabs);
        setWidthFull();
    }

    /** Puts a tab with fields of one's own, such as the name, before the others. */
    public FilterEditor first(String title, Component... fields) {
        tabs.add(new Tab(title), layout(List.of(fields)), 0);
        tabs.setSelectedIndex(0);
        return this;
    }

    /**
     * {@return what is asked for now}
     *
     * @throws org.jackfield.api.problem.ProblemException {@code access.filter-text}, {@code access.duration}
     */
    public FilterCriteria criteria() {
        EnumMap<CallField, String> written = new EnumMap<>(CallField.class);
        written.putAll(shown.texts());
        texts.forEach((field, text) -> written.put(field, text.getValue()));
        EnumMap<CallSpan, MillisRange> ranges = new EnumMap<>(CallSpan.class);
        ranges.putAll(shown.spans());
        spans.forEach((span, bounds) -> ranges.put(span, range(bounds)));
        EnumMap<CallFlag, Boolean> wanted = new EnumMap<>(CallFlag.class);
        wanted.putAll(shown.flags());
        flags.forEach((flag, select) -> {
            wanted.remove(flag);
            if (select.getValue() != null) {
                wanted.put(flag, select.getValue());
            }
        });
        FilterCriteria criteria = new FilterCriteria(
                written, ranges, kinds == null ? shown.kinds() : kinds.getValue(),
                status == null ? shown.status() : status.getValue(), wanted, users == null ? shown.users() : users.getValue(),
                units == null ? shown.units() : units.getValue());
        criteria.parse();
        return criteria;
    }

    /** {@return the field that a problem is about with which {@link #criteria} refused what was entered; empty if it is about none} */
    public Optional<? extends Component> fieldOf(Problem problem) {
        return switch (problem.code()) {
            case "access.filter-text" -> texts.entrySet().stream()
                    .filter(entry -> FieldTest.fault(entry.getKey(), entry.getValue().getValue()).isPresent())
                    .map(Map.Entry::getValue)
                    .findFirst();
            case "access.duration" -> spans.values().stream().filter(bounds -> !isRead(() -> range(bounds)))
                    .map(bounds -> bounds.stream()
                            .filter(bound -> !isRead(() -> DurationText.millis(bound.getValue(), 0)))
                            .findFirst()
                            .orElse(bounds.getFirst()))
                    .findFirst();
            default -> Optional.empty();
        };
    }

    private static boolean isRead(Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (ProblemException refused) {
            return false;
        }
    }

    private static MillisRange range(List<TextField> bounds) {
        return new MillisRange(
                DurationText.millis(bounds.get(0).getValue(), 0), DurationText.millis(bounds.get(1).getValue(), Long.MAX_VALUE));
    }

    private Component form(List<Enum<?>> items) {
        List<Component> fields = new ArrayList<>();
        for (Enum<?> item : items) {
            switch (item) {
                case CallField field -> fields.add(text(field));
                case CallSpan span -> fields.addAll(span(span));
                case CallFlag flag -> fields.add(flag(flag));
                case FilterSection.Choice choice -> fields.add(choice(choice));
                default -> throw new IllegalArgumentException(item.name());
            }
        }
        return layout(fields);
    }

    private static FormLayout layout(List<Component> fields) {
        FormLayout form = new FormLayout();
        form.setAutoResponsive(true);
        form.setAutoRows(true);
        form.setMaxColumns(2);
        form.setExpandColumns(true);
        form.setExpandFields(true);
        fields.forEach(form::add);
        return form;
    }

    private TextField text(CallField field) {
        TextField text = new TextField(FilterWords.field(field, labels));
        text.setMaxLength(FieldTest.LONGEST);
        text.setValue(shown.texts().getOrDefault(field, ""));
        mark(field, text);
        text.addValueChangeListener(change -> check(field, text));
        texts.put(field, text);
        return text;
    }

    private static void check(CallField field, TextField text) {
        mark(field, text).ifPresent(wrong -> text.getElement().executeJs(
                "this.inputElement.focus(); this.inputElement.setSelectionRange($0, $0 + 1)", wrong.position()));
    }

    private static Optional<FieldTest.Fault> mark(CallField field, TextField text) {
        Optional<FieldTest.Fault> fault = FieldTest.fault(field, text.getValue());
        text.setInvalid(fault.isPresent());
        fault.ifPresent(wrong ->
                text.setErrorMessage(PartTexts.text("filter.fault", wrong.position() + 1, wrong.why(), wrong.remedy())));
        return fault;
    }

    private List<TextField> span(CallSpan span) {
        MillisRange range = shown.spans().getOrDefault(span, MillisRange.ANY);
        List<TextField> bounds = List.of(
                bound(span, "least", DurationText.of(range.least(), 0)),
                bound(span, "most", DurationText.of(range.most(), Long.MAX_VALUE)));
        spans.put(span, bounds);
        return bounds;
    }

    private static TextField bound(CallSpan span, String which, String value) {
        TextField field = new TextField(PartTexts.text("filter.span." + which, PartTexts.text("filter.span." + span)));
        field.setPlaceholder("00:00:00");
        field.setValue(value);
        return field;
    }

    private Select<Boolean> flag(CallFlag flag) {
        Select<Boolean> select = new Select<>();
        select.setLabel(PartTexts.text("filter.flag." + flag));
        select.setItems(true, false);
        String either = PartTexts.text("filter.either");
        select.setItemLabelGenerator(each -> each == null ? either : FilterWords.flag(flag, each));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(either);
        Optional.ofNullable(shown.flags().get(flag)).ifPresent(select::setValue);
        flags.put(flag, select);
        return select;
    }

    private Component choice(FilterSection.Choice choice) {
        return switch (choice) {
            case KINDS -> {
                kinds = new CheckboxGroup<>(PartTexts.text("filter.kinds"));
                kinds.setItems(CallKind.values());
                kinds.setItemLabelGenerator(kind -> PartTexts.text("filter.kind." + kind));
                kinds.setValue(shown.kinds());
                yield kinds;
            }
            case STATUS -> {
                status = new Select<>();
                status.setLabel(PartTexts.text("filter.status"));
                status.setItems(CallStatus.values());
                status.setItemLabelGenerator(each -> PartTexts.text("filter.status." + each));
                status.setValue(shown.status());
                yield status;
            }
            case USERS -> {
                Map<UUID, String> names = people.map(present -> present.users().stream()
                                .collect(Collectors.toMap(User::id, User::name)))
                        .orElse(Map.of());
                users = several("filter.users", shown.users(), names);
                yield users;
            }
            case UNITS -> {
                Map<UUID, String> names = people.map(present -> present.units().stream()
                                .collect(Collectors.toMap(BusinessUnit::id, unit -> UserPicker.path(present, unit))))
                        .orElse(Map.of());
                units = several("filter.units", shown.units(), names);
                yield units;
            }
        };
    }

    private static MultiSelectComboBox<UUID> several(String label, Set<UUID> chosen, Map<UUID, String> names) {
        MultiSelectComboBox<UUID> box = new MultiSelectComboBox<>(PartTexts.text(label));
        Set<UUID> all = new HashSet<>(chosen);
        all.addAll(names.keySet());
        box.setItems(all.stream()
                .sorted(Comparator.comparing(id -> names.getOrDefault(id, id.toString())))
                .toList());
        box.setItemLabelGenerator(id -> names.getOrDefault(id, id.toString()));
        box.setValue(chosen);
        return box;
    }
}

package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.filters.FilterService;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.FilterBar;
import org.jackfield.api.web.parts.FilterPicker;
import org.jackfield.api.web.parts.FormDialog;
import org.jackfield.api.web.parts.UnitPicker;
import org.jackfield.api.web.parts.UserPicker;
import org.jackfield.apps.recording.AssignedUsers;
import org.jackfield.apps.recording.SegmentState;
import org.jackfield.apps.recording.store.RecordingQuery;
import org.jackfield.apps.recording.store.RecordingQuery.Field;

/** What the grid is restricted to: a time, the common filters, and one for every field (manual §4.3, §4.4). */
final class RecordingFilters {

    /** Those that have a place of their own beside the grid. */
    private static final List<Field> IN_THE_BAR = List.of(Field.OUTSIDE_NUMBER, Field.EXTENSION);

    private final ViewContext context;
    private final RecordingWording words;
    private final SiteTime time;
    private final Runnable changed;
    private final boolean unrecorded;
    private final Select<DateRange> range = new Select<>();
    private final DateTimePicker from;
    private final DateTimePicker to;
    private final TextField number;
    private final TextField extension;
    private final Select<Direction> direction = new Select<>();
    private final Select<SegmentState> state = new Select<>();
    private final AssignedUsers assigned;
    private final UserPicker user;
    private final UnitPicker unit;
    private final Button more;
    private final Map<Field, String> others = new EnumMap<>(Field.class);
    private int minRating;
    private final FilterBar bar;
    private FilterService filters;
    private FilterPicker saved;

    /** @param unrecorded whether segments without a recording are wanted too */
    RecordingFilters(
            FilterBar bar,
            AssignedUsers assigned,
            ViewContext context,
            RecordingWording words,
            SiteTime time,
            boolean unrecorded,
            Runnable changed) {
        this.bar = bar;
        this.context = context;
        this.words = words;
        this.time = time;
        this.unrecorded = unrecorded;
        this.changed = changed;
        range.setAriaLabel(words.word("range"));
        range.setItems(DateRange.values());
        range.setItemLabelGenerator(each -> words.word("range", each));
        range.setValue(DateRange.LAST_15_MINUTES);
        bar.addChoice(range);
        from = bar.add(moment("filter.from"));
        to = bar.add(moment("filter.to"));
        range.addValueChangeListener(change -> {
            from.setVisible(change.getValue() == DateRange.CUSTOM);
            to.setVisible(change.getValue() == DateRange.CUSTOM);
        });
        number = bar.addSearch(words.word("column.outside"));
        extension = bar.addSearch(words.word("column.extension"));
        bar.add(choice(direction, "column.direction", "filter.every-direction", Direction.values()));
        direction.setItemLabelGenerator(value ->
                value == null ? words.word("filter.every-direction") : words.direction(value));
        if (unrecorded) {
            bar.add(choice(state, "column.state", "filter.every-state", SegmentState.values()));
            state.setItemLabelGenerator(value -> value == null ? words.word("filter.every-state") : words.word("state", value));
        }
        this.assigned = assigned;
        user = bar.add(new UserPicker(assigned.users()));
        user.setPlaceholder(words.word("column.user"));
        user.setAriaLabel(words.word("column.user"));
        unit = bar.add(new UnitPicker(assigned.users()));
        unit.setPlaceholder(words.word("column.unit"));
        unit.setAriaLabel(words.word("column.unit"));
        more = new Button(words.word("filter.more"), VaadinIcon.FILTER.create(), click -> openMore());
    }

    private DateTimePicker moment(String label) {
        DateTimePicker picker = new DateTimePicker();
        picker.setDatePlaceholder(words.word(label));
        picker.setAriaLabel(words.word(label));
        picker.setLocale(context.locale());
        picker.setVisible(false);
        return picker;
    }

    private <T> Select<T> choice(Select<T> select, String label, String every, T[] values) {
        select.setAriaLabel(words.word(label));
        select.setPlaceholder(words.word(every));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(words.word(every));
        select.setItems(values);
        return select;
    }

    /** Lets choose a saved filter too, whoever may have any. */
    void offer(FilterService service) {
        if (context.may(FilterService.OWN)) {
            filters = service;
            saved = bar.add(new FilterPicker(service, context.subject()));
        }
    }

    /** {@return the button that opens the filters for every field} */
    Button more() {
        return more;
    }

    /** {@return what is wanted at this moment} */
    RecordingQuery query() {
        DateRange.Interval interval = range.getValue() == DateRange.CUSTOM
                ? new DateRange.Interval(instant(from.getValue()), instant(to.getValue()))
                : range.getValue().at(time.now(), context.zone());
        if (interval.from() != null && interval.to() != null && !interval.from().isBefore(interval.to())) {
            throw ProblemException.invalid(
                    "recording.range-empty", words.time(interval.from()) + " – " + words.time(interval.to()),
                    words.word("range.empty"), words.word("range.empty.remedy"));
        }
        RecordingQuery query = RecordingQuery.ALL
                .withRange(interval.from(), interval.to())
                .withDirection(direction.getValue())
                .withMinRating(minRating)
                .withAudio(unrecorded ? null : Boolean.TRUE)
                .withUsers(users())
                .with(Field.OUTSIDE_NUMBER, number.getValue())
                .with(Field.EXTENSION, extension.getValue());
        if (state.getValue() != null) {
            query = query.withStates(state.getValue());
        }
        for (Map.Entry<Field, String> other : others.entrySet()) {
            query = query.with(other.getKey(), other.getValue());
        }
        return saved == null ? query : query.withFilter(filters.resolve(saved.id(), context.subject()));
    }

    private Set<UUID> users() {
        Set<UUID> one = user.getValue() == null ? null : Set.of(user.getValue().id());
        if (unit.getValue() == null) {
            return one;
        }
        Set<UUID> below = assigned.usersBelow(unit.getValue().id());
        if (one == null) {
            return below;
        }
        return below.containsAll(one) ? one : Set.of();
    }

    private Instant instant(LocalDateTime local) {
        return local == null ? null : local.atZone(context.zone()).toInstant();
    }

    private void openMore() {
        Map<Field, TextField> fields = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            if (!IN_THE_BAR.contains(field)) {
                TextField text = new TextField(words.field(field));
                text.setValue(others.getOrDefault(field, ""));
                text.setClearButtonVisible(true);
                fields.put(field, text);
            }
        }
        Select<Integer> rating = new Select<>();
        rating.setLabel(words.word("filter.rating"));
        rating.setItems(0, 1, 2, 3, 4, 5);
        rating.setItemLabelGenerator(stars -> stars == 0 ? words.word("filter.any-rating") : RecordingColumn.stars(stars));
        rating.setValue(minRating);
        FormDialog dialog = new FormDialog(words.word("filter.more"), words.word("filter.apply"), () -> {
            others.clear();
            fields.forEach((field, text) -> {
                if (!text.getValue().isBlank()) {
                    others.put(field, text.getValue());
                }
            });
            minRating = rating.getValue();
            int set = others.size() + (minRating > 0 ? 1 : 0);
            more.setText(set == 0 ? words.word("filter.more") : words.word("filter.more.set", set));
            changed.run();
        });
        dialog.with(fields.values().toArray(Component[]::new)).with(rating);
        dialog.open();
    }
}

package org.jackfield.apps.reporting.schedule.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.web.ViewContext;
import org.jackfield.apps.reporting.schedule.MonthlyDay;
import org.jackfield.apps.reporting.schedule.Recurrence.Unit;
import org.jackfield.apps.reporting.schedule.Recurrence;
import org.jackfield.apps.reporting.schedule.Timing;

/** When a schedule runs. Shows what the chosen unit needs. */
final class TimingFields {

    private final ViewContext context;
    private final ScheduleWords words;
    private final DateTimePicker start = new DateTimePicker();
    private final DateTimePicker end = new DateTimePicker();
    private final ComboBox<ZoneId> zone = new ComboBox<>();
    private final Select<Unit> unit = new Select<>();
    private final IntegerField every = new IntegerField();
    private final TimePicker from = new TimePicker();
    private final TimePicker to = new TimePicker();
    private final CheckboxGroup<DayOfWeek> days = new CheckboxGroup<>();
    private final Select<MonthlyDay.Place> place = new Select<>();
    private final Select<MonthlyDay.Kind> kind = new Select<>();
    private final IntegerField number = new IntegerField();

    /** @param timing null for the defaults */
    TimingFields(Timing timing, SiteTime time, ViewContext context) {
        this.context = context;
        this.words = new ScheduleWords(context);
        start.setLabel(context.text("start"));
        start.setLocale(context.locale());
        end.setLabel(context.text("end"));
        end.setLocale(context.locale());
        zone.setLabel(context.text("zone"));
        zone.setHelperText(context.text("zone.help", time.zone()));
        zone.setItems(ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList());
        unit.setLabel(context.text("unit"));
        unit.setItems(Unit.values());
        unit.setItemLabelGenerator(each -> context.text("unit." + each));
        every.setLabel(context.text("interval"));
        every.setStepButtonsVisible(true);
        from.setLabel(context.text("from"));
        to.setLabel(context.text("to"));
        days.setLabel(context.text("days"));
        days.setItems(DayOfWeek.values());
        days.setItemLabelGenerator(words::shortDay);
        place.setLabel(context.text("place"));
        place.setItems(MonthlyDay.Place.values());
        place.setItemLabelGenerator(each -> context.text(each == null ? "place.number" : "place." + each));
        place.setEmptySelectionAllowed(true);
        place.setEmptySelectionCaption(context.text("place.number"));
        kind.setLabel(context.text("kind"));
        kind.setItems(MonthlyDay.Kind.values());
        kind.setItemLabelGenerator(words::kind);
        number.setLabel(context.text("number"));
        number.setStepButtonsVisible(true);
        number.setMin(1);
        number.setMax(31);
        unit.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                // Fifteen minutes are no fifteen months.
                every.setValue(change.getValue().least());
            }
            adapt();
        });
        place.addValueChangeListener(change -> adapt());
        show(timing != null
                ? timing
                : new Timing(
                        time.siteNow().toLocalDateTime().truncatedTo(ChronoUnit.HOURS).plusHours(1), null, time.zone(),
                        Recurrence.every(1, Unit.DAY)));
    }

    private void show(Timing timing) {
        start.setValue(timing.start());
        end.setValue(timing.end());
        zone.setValue(timing.zone());
        Recurrence recurrence = timing.recurrence();
        from.setValue(recurrence.from());
        to.setValue(recurrence.to());
        days.setValue(recurrence.days());
        MonthlyDay day = Objects.requireNonNullElse(recurrence.day(), MonthlyDay.number(1));
        place.setValue(day.number() > 0 ? null : day.place());
        kind.setValue(day.kind());
        number.setValue(Math.max(1, day.number()));
        unit.setValue(recurrence.unit());
        every.setValue(recurrence.every());
        adapt();
    }

    private void adapt() {
        Unit chosen = unit.getValue();
        boolean within = chosen == Unit.MINUTE || chosen == Unit.HOUR;
        boolean monthly = chosen == Unit.MONTH;
        from.setVisible(within);
        to.setVisible(within);
        days.setVisible(within || chosen == Unit.DAY);
        place.setVisible(monthly);
        kind.setVisible(monthly && place.getValue() != null);
        number.setVisible(monthly && place.getValue() == null);
        every.setMin(chosen.least());
        every.setMax(chosen.most());
        if (every.getValue() == null || every.getValue() < chosen.least()) {
            every.setValue(chosen.least());
        }
    }

    FormLayout form() {
        return ScheduleDialog.form(start, end, zone, unit, every, from, to, days, place, kind, number);
    }

    Timing timing() {
        MonthlyDay day = place.getValue() == null
                ? MonthlyDay.number(given(number.getValue(), "number"))
                : MonthlyDay.of(place.getValue(), kind.getValue());
        Recurrence recurrence = new Recurrence(
                unit.getValue(), given(every.getValue(), "interval"), from.getValue(), to.getValue(), days.getValue(), day);
        return new Timing(given(start.getValue(), "start"), end.getValue(), given(zone.getValue(), "zone"), recurrence);
    }

    /** {@return the field that a problem is about} */
    Optional<? extends Component> fieldOf(Problem problem) {
        return switch (problem.code()) {
            case "reporting.schedule-end", "reporting.schedule-never" -> Optional.of(end);
            case "reporting.schedule-interval" -> Optional.of(every);
            case "reporting.schedule-hours" -> Optional.of(from.getValue() == null ? from : to);
            case "reporting.schedule-day" -> Optional.of(number);
            case "reporting.incomplete" -> Stream.<Component>of(start, zone, every, number)
                    .filter(field -> field instanceof HasLabel labelled && labelled.getLabel().equals(problem.input()))
                    .findFirst();
            default -> Optional.empty();
        };
    }

    private <T> T given(T value, String field) {
        if (value == null) {
            throw ProblemException.invalid(
                    "reporting.incomplete", context.text(field), context.text("missing"), context.text("missing.remedy"));
        }
        return value;
    }
}

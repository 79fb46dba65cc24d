package org.jackfield.web.telephony;

import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Locale;
import java.util.function.Supplier;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.telephony.dialplan.DialPlan;
import org.jackfield.api.telephony.dialplan.NumberFacts;
import org.jackfield.api.telephony.dialplan.Translation;
import org.jackfield.api.web.ViewContext;

/** Shows, step by step, what the dial plan as it is entered makes of a number. */
final class TryNumber extends Div {

    private static final long serialVersionUID = 1L;

    /** What can be tried. */
    private enum Question {
        CALLER,
        DIALLED,
        DDI,
        DIAL
    }

    private final transient Supplier<DialPlan> plan;
    private final transient ViewContext context;
    private final TextField number = new TextField();
    private final Select<Question> question = new Select<>();
    private final Paragraph result = new Paragraph();
    private final OrderedList steps = new OrderedList();
    private final Paragraph facts = new Paragraph();

    /** @param plan the plan to try; throws what it refuses */
    TryNumber(Supplier<DialPlan> plan, ViewContext context) {
        this.plan = plan;
        this.context = context;
        number.setLabel(context.text("dialplan.try.number"));
        number.setMaxLength(64);
        number.setClearButtonVisible(true);
        number.setValueChangeMode(ValueChangeMode.LAZY);
        number.addValueChangeListener(change -> show());
        question.setLabel(context.text("dialplan.try.question"));
        question.setItems(Question.values());
        question.setItemLabelGenerator(q -> context.text("dialplan.try." + q));
        question.setValue(Question.CALLER);
        question.addValueChangeListener(change -> show());
        FormLayout fields = new FormLayout();
        fields.setAutoResponsive(true);
        fields.setAutoRows(true);
        fields.setColumnWidth("16em");
        fields.setExpandColumns(true);
        fields.setExpandFields(true);
        fields.add(number, question);
        result.getElement().setAttribute("role", "status");
        result.addClassName("jf-dialplan-result");
        facts.addClassName("jf-note");
        add(fields, result, steps, facts);
        show();
    }

    /** Tries again, for the number or the plan is another. */
    void show() {
        steps.removeAll();
        facts.setText("");
        if (number.getValue().isBlank()) {
            result.setText(context.text("dialplan.try.hint"));
            return;
        }
        try {
            DialPlan tried = plan.get();
            Translation found = ask(tried);
            result.setText(found.result());
            found.steps().forEach(step -> steps.add(item(step)));
            if (found.steps().isEmpty()) {
                facts.setText(context.text(
                        tried.rules().country().isEmpty() ? "dialplan.try.no-plan" : "dialplan.try.unchanged"));
            }
            tried.facts(question.getValue() == Question.DIAL ? number.getValue() : found.result())
                    .ifPresent(this::tell);
        } catch (ProblemException e) {
            result.setText(e.problem().toLine());
        }
    }

    private Translation ask(DialPlan tried) {
        String text = number.getValue();
        return switch (question.getValue()) {
            case CALLER -> tried.clean(text);
            case DIALLED -> tried.cleanDialled(text);
            case DDI -> tried.cleanDdi(text);
            case DIAL -> tried.dial(text);
        };
    }

    private ListItem item(Translation.Step step) {
        Span after = new Span(step.result());
        after.addClassName("jf-dialplan-after");
        return new ListItem(new Span(context.text("dialplan.rule." + step.rule(), step.detail()) + " "), after);
    }

    private void tell(NumberFacts known) {
        String country = known.country().isEmpty() ? ""
                : Locale.of("", known.country()).getDisplayCountry(context.locale()) + ", ";
        String text = known.written() + " · " + country + context.text("dialplan.kind." + known.kind());
        facts.setText(known.valid() ? text : text + " · " + context.text("dialplan.try.invalid"));
    }
}

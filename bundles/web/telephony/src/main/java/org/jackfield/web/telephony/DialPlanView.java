package org.jackfield.web.telephony;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.telephony.dialplan.DialPlan;
import org.jackfield.api.telephony.dialplan.DialPlanAdminService;
import org.jackfield.api.telephony.dialplan.DialPlanRules;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;

/** The page's content: what is entered is tried before it is saved. */
final class DialPlanView extends Div {

    private static final long serialVersionUID = 1L;

    private final transient DialPlan plan;
    private final transient DialPlanAdminService admin;
    private final transient ViewContext context;
    private final transient DialPlanForm form;
    private final TryNumber tryNumber;
    private final StatusBadge state = new StatusBadge(Tone.NEUTRAL, "");
    private transient Stored<DialPlanRules> read;

    /** @param whole whether it is the page, with its title and the formats; or only the rules */
    DialPlanView(DialPlan plan, DialPlanAdminService admin, ViewContext context, boolean whole) {
        this.plan = plan;
        this.admin = admin;
        this.context = context;
        addClassName("jf-stack");
        form = new DialPlanForm(plan, context);
        tryNumber = new TryNumber(() -> plan.with(form.entered()), context);
        form.onChange(tryNumber::show);
        Section rules = section("dialplan.rules.title");
        rules.add(form.parts());
        rules.add(save());
        if (whole) {
            add(
                    new PageHeader(context.text("dialplan.title"), context.text("dialplan.purpose")).withState(state),
                    section("dialplan.try.title", tryNumber),
                    rules,
                    section("dialplan.formats.title", new FormatsForm(admin, context)));
        } else {
            add(state, rules, section("dialplan.try.title", tryNumber));
        }
        fill();
    }

    private Section section(String title, Component... content) {
        Section section = new Section(new H2(context.text(title)));
        section.addClassName("jf-section");
        section.add(content);
        return section;
    }

    private Div save() {
        Button button = new Button(context.text("dialplan.save"), click -> {
            try {
                read = admin.store(read, form.entered(), context.subject());
                context.notifySuccess(context.text("dialplan.saved"));
                showState();
            } catch (RuntimeException e) {
                context.notifyProblem(e);
            }
        });
        button.addThemeVariants(ButtonVariant.PRIMARY);
        Paragraph note = new Paragraph(context.text("dialplan.save.note"));
        note.addClassName("jf-note");
        Div end = new Div(button, note);
        end.addClassName("jf-actions");
        return end;
    }

    private void fill() {
        read = admin.rules();
        form.show(read.value());
        showState();
    }

    private void showState() {
        boolean set = !plan.rules().country().isEmpty() || !read.value().country().isEmpty();
        state.set(set ? Tone.GOOD : Tone.INFO, set
                ? context.text("dialplan.state.set", form.countryName(read.value().country()))
                : context.text("dialplan.state.none"));
    }
}

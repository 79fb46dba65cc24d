package org.jackfield.web.telephony;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.Predicate;
import org.jackfield.api.calllog.CallLogService;
import org.jackfield.api.security.Permission;
import org.jackfield.api.contacts.ContactMatch;
import org.jackfield.api.contacts.ContactService;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.LogicalCall.State;
import org.jackfield.api.web.DashboardCardContribution;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.Figure;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.api.web.parts.Tone;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** How many calls there are now, and the latest of them. */
@org.osgi.service.component.annotations.Component(service = DashboardCardContribution.class)
public final class CallsCard implements DashboardCardContribution {

    private static final int LATEST = 5;

    private final LiveCalls live;
    private final ContactService contacts;

    /** Shows these calls. */
    @Activate
    public CallsCard(@Reference LiveCalls live, @Reference ContactService contacts) {
        this.live = live;
        this.contacts = contacts;
    }

    @Override
    public Label title() {
        return new Label(CallWording.MESSAGES, "live.title");
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public Width width() {
        return Width.WIDE;
    }

    @Override
    public String route() {
        return "calls/live";
    }

    @Override
    public Permission permission() {
        return CallLogService.VIEW;
    }

    @Override
    public Component card(ViewContext context) {
        return new Card(context).content;
    }

    private final class Card {
        private final CallWording words;
        private final ViewContext context;
        private final Figure talking;
        private final Figure ringing;
        private final Figure queued;
        private final Figure held;
        private final Div latest = new Div();
        private final Div content;

        Card(ViewContext context) {
            this.context = context;
            this.words = CallWording.in(context.locale());
            talking = new Figure("0", words.name(State.CONNECTED));
            ringing = new Figure("0", words.name(State.RINGING));
            queued = new Figure("0", words.name(State.QUEUED));
            held = new Figure("0", words.name(State.HELD));
            Div figures = new Div(talking, ringing, queued, held);
            figures.addClassName("jf-card-figures");
            latest.addClassName("jf-card-list");
            content = new Div(figures, latest);
            draw();
            context.closeWithView(live.watch(() -> context.push(this::draw)));
        }

        private void draw() {
            List<LogicalCall> calls = live.calls(context.subject());
            show(talking, calls, State.CONNECTED, Tone.GOOD);
            show(ringing, calls, State.RINGING, Tone.INFO);
            show(queued, calls, State.QUEUED, Tone.WARNING);
            show(held, calls, State.HELD, Tone.WARNING);
            latest.removeAll();
            calls.stream()
                    .filter(Predicate.not(call -> call.state() == State.INITIATED))
                    .limit(LATEST)
                    .forEach(call -> latest.add(
                            new RowCard(farSide(call), words.endpoints(call), words.state(call.state()))));
        }

        private String farSide(LogicalCall call) {
            return words.farSide(
                    call, contacts.match(call, context.subject()).map(ContactMatch::name).orElse(""));
        }

        private void show(Figure figure, List<LogicalCall> calls, State state, Tone tone) {
            long count = calls.stream().filter(call -> call.state() == state).count();
            figure.set(context.formats().number(count), count == 0 ? Tone.NEUTRAL : tone);
        }
    }
}

package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.apps.recording.LiveRecordings;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.Recordings.Actor;
import org.jackfield.apps.recording.recorder.LiveRecording;
import org.jackfield.apps.recording.recorder.Which;

/** Calls that are being recorded, above the grid: to be listened to, paused and resumed. */
final class LiveStrip extends Section {

    private static final long serialVersionUID = 1L;

    private final transient RecordingsPage.Parts parts;
    private final transient ViewContext context;
    private final transient RecordingWording words;
    private final Div rows = new Div();
    private final transient Map<UUID, Row> shown = new HashMap<>();

    LiveStrip(RecordingsPage.Parts parts, ViewContext context) {
        this.parts = parts;
        this.context = context;
        this.words = RecordingWording.in(context);
        addClassName("jf-live-strip");
        rows.addClassName("jf-rows");
        add(new H2(words.word("live.title")), rows);
        update();
    }

    /** {@return the segments that are shown} */
    List<UUID> segments() {
        return List.copyOf(shown.keySet());
    }

    /** Shows what is being recorded now. Rows that stay keep their buttons under the finger. */
    void update() {
        List<LiveRecording> now = parts.live().live(context.subject());
        shown.entrySet().removeIf(entry -> {
            boolean gone = now.stream().noneMatch(live -> live.segment().equals(entry.getKey()));
            if (gone) {
                rows.remove(entry.getValue());
            }
            return gone;
        });
        now.forEach(live -> shown.computeIfAbsent(live.segment(), id -> {
            Row row = new Row(live);
            rows.add(row);
            return row;
        }).show(live));
        setVisible(!now.isEmpty());
    }

    private final class Row extends Div {

        private static final long serialVersionUID = 1L;

        private final transient LiveRecording live;
        private final StatusBadge state = new StatusBadge(Tone.NEUTRAL, "");
        private final Span duration = new Span();
        private final Button pause;

        Row(LiveRecording live) {
            this.live = live;
            addClassName("jf-live-row");
            Span name = new Span(title());
            name.addClassName("jf-row-title");
            Button listen = button(VaadinIcon.HEADPHONES, "live.listen", () -> new LiveDialog(parts.live(), live, title(), context).open());
            listen.setVisible(context.may(RecordingPermissions.MONITOR));
            pause = button(VaadinIcon.PAUSE, "live.pause", () -> act(LiveRecordings::pause, LiveRecordings::resume));
            pause.setVisible(context.may(RecordingPermissions.PAUSE));
            duration.addClassName("jf-live-time");
            Div buttons = new Div(listen, pause);
            buttons.addClassName("jf-row-end");
            add(state, name, duration, buttons);
        }

        private transient boolean paused;

        private String title() {
            String far = parts.changes().call(live.call()).map(this::far).orElse("");
            return live.device().number() + (far.isEmpty() ? "" : " · " + far);
        }

        private String far(LogicalCall call) {
            return call.segments().stream()
                    .filter(segment -> segment.id().equals(live.segment()))
                    .findFirst()
                    .map(words::farSide)
                    .orElse("");
        }

        private Button button(VaadinIcon icon, String label, Runnable action) {
            Button button = new Button(icon.create(), click -> action.run());
            button.addThemeVariants(ButtonVariant.TERTIARY);
            button.setAriaLabel(words.word(label, live.device().number()));
            button.setTooltipText(words.word(label, live.device().number()));
            return button;
        }

        private void act(Act pausing, Act resuming) {
            try {
                (paused ? resuming : pausing)
                        .on(parts.live(), Which.segment(live.segment()), new Actor(context.subject(), RecordingsPage.ORIGIN));
                update();
            } catch (RuntimeException e) {
                context.notifyProblem(e);
            }
        }

        void show(LiveRecording now) {
            paused = now.pausedSince().isPresent();
            if (paused) {
                state.set(Tone.WARNING, words.word("live.paused"));
                state.setTitle(words.word("player.paused.by", words.time(now.pausedSince().get()), now.pausedBy()));
            } else if (!now.problem().isEmpty()) {
                state.set(Tone.BAD, words.word("live.problem"));
                state.setTitle(now.problem());
            } else {
                state.set(now.audio() ? Tone.GOOD : Tone.INFO, words.word(now.audio() ? "live.recording" : "live.silent"));
                state.setTitle("");
            }
            pause.setIcon((paused ? VaadinIcon.CIRCLE : VaadinIcon.PAUSE).create());
            String label = words.word(paused ? "live.resume" : "live.pause", now.device().number());
            pause.setAriaLabel(label);
            pause.setTooltipText(label);
            duration.setText(words.duration(Duration.between(now.since(), parts.time().now()).toMillis()));
        }
    }

    private interface Act {
        List<LiveRecording> on(LiveRecordings live, Which which, Actor by);
    }
}

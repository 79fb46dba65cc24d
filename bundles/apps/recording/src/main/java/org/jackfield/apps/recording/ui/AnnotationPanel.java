package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jackfield.api.users.User;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.UserPicker;
import org.jackfield.apps.recording.AssignedUsers;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.Recordings;
import org.jackfield.apps.recording.Recordings.Actor;
import org.jackfield.apps.recording.store.Annotation;
import org.jackfield.apps.recording.store.RecordedSegment;

/** Rating, scoring, fields and legal hold of a segment. Stars and switches are kept at once, texts by a button. */
final class AnnotationPanel extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Recordings recordings;
    private final transient ViewContext context;
    private final UUID segment;
    private final transient Runnable changed;
    private final Div switches = new Div();
    private final Stars stars;
    private final Checkbox scored;
    private final Checkbox hold;
    private final List<TextField> fields;
    private final UserPicker user;
    private final transient AssignedUsers assigned;
    private transient Annotation read;

    AnnotationPanel(
            Recordings recordings,
            AssignedUsers assigned,
            ViewContext context,
            RecordingWording words,
            RecordedSegment shown,
            Runnable changed) {
        this.assigned = assigned;
        this.recordings = recordings;
        this.context = context;
        this.segment = shown.segment().id();
        this.changed = changed;
        boolean readOnly = !context.may(RecordingPermissions.ANNOTATE);
        addClassName("jf-annotation");
        stars = new Stars(words, readOnly, rating -> keep(() -> with(rating, read.scored(), read.fields(), read.user())));
        scored = new Checkbox(words.word("column.scored"), click -> {
            if (click.isFromClient()) {
                keep(() -> with(read.rating(), click.getValue(), read.fields(), read.user()));
            }
        });
        scored.setReadOnly(readOnly);
        hold = new Checkbox(words.word("column.legal-hold"), click -> {
            if (click.isFromClient()) {
                keep(() -> recordings.hold(segment, click.getValue(), actor()));
            }
        });
        hold.setReadOnly(!context.may(RecordingPermissions.HOLD));
        fields = IntStream.rangeClosed(1, Annotation.FIELDS).mapToObj(i -> text(words.tag(i), readOnly)).toList();
        user = new UserPicker(assigned.users());
        user.setLabel(words.word("column.user"));
        user.setReadOnly(readOnly);
        user.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                assign(change.getValue() == null ? null : change.getValue().id());
            }
        });
        FormLayout form = new FormLayout();
        form.setAutoResponsive(true);
        form.setAutoRows(true);
        form.setColumnWidth("9em");
        form.setExpandColumns(true);
        form.setExpandFields(true);
        form.add(user);
        fields.forEach(form::add);
        Button save = new Button(words.word("save"), click -> keep(() -> with(
                read.rating(), read.scored(), fields.stream().map(TextField::getValue).toList(), read.user())));
        save.setVisible(!readOnly);
        switches.add(stars, scored, hold);
        switches.addClassName("jf-annotation-switches");
        add(form, save);
        show(shown.annotation());
        show(shown);
    }

    /** {@return stars, scoring and hold, which stand apart from the texts} */
    Div switches() {
        return switches;
    }

    private static TextField text(String label, boolean readOnly) {
        TextField field = new TextField(label);
        field.setMaxLength(Annotation.LONGEST);
        field.setReadOnly(readOnly);
        return field;
    }

    private Annotation with(int rating, boolean isScored, List<String> texts, String who) {
        return recordings.annotate(
                segment, new Annotation(rating, isScored, texts, read.legalHold(), who, read.revision()), actor());
    }

    private void keep(Supplier<Annotation> change) {
        try {
            show(change.get());
            changed.run();
            context.notifySuccess(RecordingWording.in(context).word("saved"));
        } catch (RuntimeException e) {
            context.notifyProblem(e);
            // It shows what holds, so that a second try is one on what is there.
            show(recordings.segment(segment, context.subject()).annotation());
        }
    }

    private void assign(UUID whose) {
        try {
            RecordedSegment now = assigned.assign(segment, whose, actor());
            show(now.annotation());
            show(now);
            changed.run();
            context.notifySuccess(RecordingWording.in(context).word("saved"));
        } catch (RuntimeException e) {
            context.notifyProblem(e);
            show(recordings.segment(segment, context.subject()));
        }
    }

    /** A user that is gone, and what somebody once wrote in place of one, show as a text that can be replaced. */
    private void show(RecordedSegment now) {
        Optional<User> known = now.annotation().user().isEmpty()
                ? Optional.ofNullable(now.people().user()).flatMap(assigned.users()::user)
                : Optional.empty();
        user.setValue(known.orElse(null));
        user.setPlaceholder(now.userName());
    }

    private void show(Annotation now) {
        read = now;
        stars.show(now.rating());
        scored.setValue(now.scored());
        hold.setValue(now.legalHold());
        for (int i = 0; i < fields.size(); i++) {
            fields.get(i).setValue(now.fields().get(i));
        }
    }

    private Actor actor() {
        return new Actor(context.subject(), RecordingsPage.ORIGIN);
    }
}

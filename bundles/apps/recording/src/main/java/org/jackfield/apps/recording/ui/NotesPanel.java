package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jackfield.api.web.ViewContext;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.Recordings;
import org.jackfield.apps.recording.Recordings.Actor;
import org.jackfield.apps.recording.store.Note;

/** The notes of a segment. */
final class NotesPanel extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Recordings recordings;
    private final transient ViewContext context;
    private final transient RecordingWording words;
    private final UUID segment;
    private final transient Consumer<List<Note>> changed;
    private final Div list = new Div();
    private final TextArea text = new TextArea();
    private Long place;

    /** @param changed is given the notes after each change */
    NotesPanel(Recordings recordings, ViewContext context, UUID segment, Consumer<List<Note>> changed) {
        this.recordings = recordings;
        this.context = context;
        this.words = RecordingWording.in(context);
        this.segment = segment;
        this.changed = changed;
        addClassName("jf-notes");
        add(new H3(words.word("notes")), list);
        if (context.may(RecordingPermissions.ANNOTATE)) {
            text.setPlaceholder(words.word("notes.placeholder"));
            text.setAriaLabel(words.word("notes.placeholder"));
            text.setMaxLength(Note.LONGEST);
            text.setWidthFull();
            Button write = new Button(words.word("notes.write"), click -> write());
            add(text, write);
        }
    }

    /** Gets ready for a note about a place. */
    void noteAt(long positionMillis) {
        place = positionMillis;
        text.setHelperText(words.word("notes.at", words.duration(positionMillis)));
        text.focus();
    }

    void show(List<Note> notes) {
        list.removeAll();
        if (notes.isEmpty()) {
            list.add(new Paragraph(words.word("notes.empty")));
        }
        notes.forEach(note -> list.add(row(note)));
    }

    private Div row(Note note) {
        String at = note.positionMillis() == null ? "" : words.duration(note.positionMillis()) + " · ";
        Span who = new Span(at + note.by() + " · " + words.time(note.at()));
        who.addClassName("jf-note");
        Div row = new Div(who, new Paragraph(note.text()));
        row.addClassName("jf-note-row");
        if (context.may(RecordingPermissions.ANNOTATE)) {
            Button remove = new Button(VaadinIcon.TRASH.create(), click -> remove(note));
            remove.addThemeVariants(ButtonVariant.TERTIARY);
            remove.setAriaLabel(words.word("notes.remove"));
            row.add(remove);
        }
        return row;
    }

    private void write() {
        try {
            recordings.note(segment, place, text.getValue(), actor());
            text.clear();
            text.setHelperText("");
            place = null;
            tell();
        } catch (RuntimeException e) {
            context.notifyProblem(e);
        }
    }

    private void remove(Note note) {
        try {
            recordings.removeNote(segment, note.id(), actor());
            tell();
        } catch (RuntimeException e) {
            context.notifyProblem(e);
        }
    }

    private void tell() {
        List<Note> notes = recordings.notes(segment, context.subject());
        show(notes);
        changed.accept(notes);
    }

    private Actor actor() {
        return new Actor(context.subject(), RecordingsPage.ORIGIN);
    }
}

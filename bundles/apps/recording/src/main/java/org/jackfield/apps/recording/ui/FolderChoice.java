package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.FormDialog;
import org.jackfield.apps.recording.Recordings.Actor;
import org.jackfield.apps.recording.share.FolderTree;
import org.jackfield.apps.recording.share.FolderTree.Access;
import org.jackfield.apps.recording.share.Folders;
import org.jackfield.apps.recording.store.RecordedSegment;

/** Chooses a folder, and puts a recording into it (manual §4.6). */
final class FolderChoice {

    private FolderChoice() {}

    /** {@return a field that offers the folders in which a person may do this} */
    static ComboBox<FolderTree.Placed> field(Folders folders, ViewContext context, Access access) {
        ComboBox<FolderTree.Placed> field = new ComboBox<>(RecordingWording.in(context).word("folder"));
        List<FolderTree.Placed> offered = folders.visible(context.subject()).stream()
                .filter(placed -> placed.access().compareTo(access) >= 0)
                .toList();
        field.setItems(offered);
        field.setItemLabelGenerator(placed -> "– ".repeat(placed.depth()) + placed.folder().folderName());
        return field;
    }

    /** Puts a recording into a folder that the person chooses or makes. */
    static void add(Folders folders, ViewContext context, RecordedSegment segment) {
        RecordingWording words = RecordingWording.in(context);
        ComboBox<FolderTree.Placed> folder = field(folders, context, Access.CHANGE);
        TextField fresh = new TextField(words.word("folder.or-new"));
        fresh.setMaxLength(200);
        TextField name = new TextField(words.word("folder.item.name"));
        name.setMaxLength(200);
        name.setValue(words.farSide(segment.segment()) + " · " + words.time(segment.segment().started()));
        TextArea comment = new TextArea(words.word("folder.comment"));
        comment.setMaxLength(1000);
        Actor actor = new Actor(context.subject(), RecordingsPage.ORIGIN);
        new FormDialog(words.word("folder.add-recording"), words.word("folder.add"), () -> {
            if (folder.isEmpty() && fresh.getValue().isBlank()) {
                throw ProblemException.invalid("recording.folder-missing", "", words.word("folder.choose"), "");
            }
            var target = fresh.getValue().isBlank()
                    ? folder.getValue().folder()
                    : folders.create(folder.isEmpty() ? null : folder.getValue().folder().id(), fresh.getValue(), "", actor);
            folders.addRecording(target.id(), segment.segment().id(), name.getValue(), comment.getValue(), actor);
            context.notifySuccess(words.word("folder.added", target.folderName()));
        }).with(folder, fresh).withWide(name).withWide(comment).open();
    }
}

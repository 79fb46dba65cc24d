package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.Confirmation;
import org.jackfield.api.web.parts.FormDialog;
import org.jackfield.apps.recording.Recordings.Actor;
import org.jackfield.apps.recording.share.FolderTree;
import org.jackfield.apps.recording.share.FolderTree.Access;
import org.jackfield.apps.recording.share.Folders;
import org.jackfield.apps.recording.store.FolderItemRow;
import org.jackfield.apps.recording.store.FolderRow;

/** The forms of the folders' page. */
final class FolderForms {

    private final Folders folders;
    private final FoldersPage.Targets targets;
    private final ViewContext context;
    private final RecordingWording words;
    private final Consumer<UUID> shown;

    /** @param shown called after a change, with the folder to open; null to keep the one that is open */
    FolderForms(Folders folders, FoldersPage.Targets targets, ViewContext context, Consumer<UUID> shown) {
        this.folders = folders;
        this.targets = targets;
        this.context = context;
        this.words = RecordingWording.in(context);
        this.shown = shown;
    }

    private Actor actor() {
        return new Actor(context.subject(), RecordingsPage.ORIGIN);
    }

    private TextField name(String value) {
        TextField name = new TextField(words.word("folder.item.name"));
        name.setMaxLength(200);
        name.setValue(value);
        name.setAutofocus(true);
        return name;
    }

    private TextArea comment(String value) {
        TextArea comment = new TextArea(words.word("folder.comment"));
        comment.setMaxLength(1000);
        comment.setValue(value);
        return comment;
    }

    /** @param parent null for the top */
    void create(FolderRow parent) {
        TextField name = name("");
        TextArea comment = comment("");
        new FormDialog(words.word("folders.new"), words.word("save"), () -> shown.accept(folders.create(
                        parent == null ? null : parent.id(), name.getValue(), comment.getValue(), actor()).id()))
                .withWide(name).withWide(comment).open();
    }

    void rename(FolderRow folder) {
        TextField name = name(folder.folderName());
        TextArea comment = comment(folder.folderComment());
        new FormDialog(words.word("folders.rename"), words.word("save"), () -> {
            folders.rename(folder.id(), name.getValue(), comment.getValue(), actor());
            shown.accept(null);
        }).withWide(name).withWide(comment).open();
    }

    void move(FolderRow folder) {
        ComboBox<FolderTree.Placed> target = FolderChoice.field(folders, context, Access.OWN);
        target.setHelperText(words.word("folders.move.help"));
        target.setClearButtonVisible(true);
        new FormDialog(words.word("folders.move"), words.word("folders.move"), () -> {
            folders.move(folder.id(), target.isEmpty() ? null : target.getValue().folder().id(), actor());
            shown.accept(null);
        }).withWide(target).open();
    }

    void share(FolderRow folder) {
        FolderShares shares = new FolderShares(words, targets, folders.shares(folder.id(), context.subject()));
        new FormDialog(words.word("folders.share"), words.word("save"), () -> {
            folders.share(folder.id(), shares.wanted(folder.id()), actor());
            shown.accept(null);
        }).withWide(new Paragraph(words.word("folders.share.text"))).withWide(shares).open();
    }

    void remove(FolderRow folder) {
        Confirmation.ask(
                words.word("folders.remove.question", folder.folderName()), words.word("folders.remove.text"),
                words.word("folders.remove"), true, () -> {
                    folders.remove(folder.id(), actor());
                    shown.accept(folder.parentId());
                });
    }

    void upload(FolderRow folder) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(words.word("folders.upload"));
        dialog.setWidth("min(30rem, 100vw)");
        Actor actor = actor();
        Upload upload = new Upload(event -> {
            try {
                folders.addFile(folder.id(), event.getFileName(), event.getInputStream(), actor);
                context.push(() -> shown.accept(null));
            } catch (RuntimeException e) {
                event.reject();
                context.push(() -> context.notifyProblem(e));
            }
        });
        upload.setMaxFileSize((int) Folders.LARGEST_FILE);
        upload.addFileRejectedListener(rejected -> context.push(() -> context.notifyProblem(
                ProblemException.invalid(
                        "recording.file-too-large", "", rejected.getErrorMessage(), words.word("folders.upload.text")))));
        upload.setWidthFull();
        dialog.add(new Paragraph(words.word("folders.upload.text")), upload);
        dialog.getFooter().add(new Button(words.word("close"), click -> dialog.close()));
        dialog.open();
    }

    void addUrl(FolderRow folder) {
        TextField url = new TextField(words.word("folder.url"));
        url.setHelperText(words.word("folder.url.help"));
        url.setMaxLength(2000);
        TextField name = name("");
        TextArea comment = comment("");
        new FormDialog(words.word("folders.url"), words.word("save"), () -> {
            folders.addUrl(folder.id(), url.getValue(), name.getValue(), comment.getValue(), actor());
            shown.accept(null);
        }).withWide(name).withWide(url).withWide(comment).open();
    }

    void change(FolderItemRow item, FolderTree.Placed placed) {
        TextField name = name(item.itemName());
        TextArea comment = comment(item.itemComment());
        ComboBox<FolderTree.Placed> folder = FolderChoice.field(folders, context, Access.CHANGE);
        folder.getListDataView().getItems()
                .filter(each -> each.folder().id().equals(placed.folder().id()))
                .findFirst()
                .ifPresent(folder::setValue);
        new FormDialog(words.word("folder.change", item.itemName()), words.word("save"), () -> {
            UUID target = folder.isEmpty() ? item.folderId() : folder.getValue().folder().id();
            folders.change(item.id(), target, name.getValue(), comment.getValue(), actor());
            shown.accept(null);
        }).withWide(name).withWide(comment).withWide(folder).open();
    }

    void removeItem(FolderItemRow item) {
        Confirmation.ask(
                words.word("folder.take-out.question", item.itemName()),
                words.word("folder.take-out." + item.itemKind().name().toLowerCase(Locale.ROOT)),
                words.word("remove"), item.itemKind() == FolderItemRow.Kind.FILE, () -> {
                    folders.removeItem(item.id(), actor());
                    shown.accept(null);
                });
    }
}

package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.UUID;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.apps.recording.share.FolderTree;
import org.jackfield.apps.recording.share.FolderTree.Access;
import org.jackfield.apps.recording.share.Folders;

/** The folders on one side, on the other what is in the chosen one; below each other where there is little room. */
final class FoldersView {

    private final Folders folders;
    private final ViewContext context;
    private final RecordingWording words;
    private final FolderForms forms;
    private final Div page = new Div();
    private final Nav tree = new Nav();
    private final Div content = new Div();
    private UUID chosen;

    FoldersView(Folders folders, FoldersPage.Targets targets, ViewContext context) {
        this.folders = folders;
        this.context = context;
        this.words = RecordingWording.in(context);
        this.forms = new FolderForms(folders, targets, context, this::show);
        PlayerScript.load(UI.getCurrent());
        PageHeader header = new PageHeader(words.word("folders.title"), words.word("folders.purpose"));
        header.addAction(VaadinIcon.PLUS, words.word("folders.new"), true, () -> forms.create(null));
        tree.addClassName("jf-folder-list");
        tree.getElement().setAttribute("aria-label", words.word("folders.title"));
        content.addClassNames("jf-folder-content", "jf-section");
        Div columns = new Div(tree, content);
        columns.addClassName("jf-folders");
        page.addClassName("jf-folder-page");
        page.add(header, columns);
        show(null);
    }

    Component page() {
        return page;
    }

    /** Shows everything anew. @param folder the one to open; null for the one that was open */
    private void show(UUID folder) {
        if (folder != null) {
            chosen = folder;
        }
        try {
            List<FolderTree.Placed> visible = folders.visible(context.subject());
            FolderTree.Placed open = visible.stream()
                    .filter(placed -> placed.folder().id().equals(chosen))
                    .findFirst()
                    .orElse(visible.isEmpty() ? null : visible.getFirst());
            chosen = open == null ? null : open.folder().id();
            tree.removeAll();
            visible.forEach(placed -> tree.add(button(placed)));
            content.removeAll();
            tree.setVisible(open != null);
            if (open == null) {
                content.add(new EmptyState(
                        VaadinIcon.FOLDER_OPEN, words.word("folders.none"), words.word("folders.none.text")));
            } else {
                open(open);
            }
        } catch (RuntimeException e) {
            context.notifyProblem(e);
        }
    }

    private Button button(FolderTree.Placed placed) {
        boolean open = placed.folder().id().equals(chosen);
        Button button = new Button(
                placed.folder().folderName(),
                (open ? VaadinIcon.FOLDER_OPEN : placed.access() == Access.OWN ? VaadinIcon.FOLDER : VaadinIcon.USERS).create(),
                click -> show(placed.folder().id()));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.getStyle().set("margin-inline-start", Math.min(placed.depth(), 6) * 1.1 + "rem");
        if (open) {
            button.getElement().setAttribute("aria-current", "true");
        }
        return button;
    }

    private void open(FolderTree.Placed placed) {
        H2 title = new H2(placed.folder().folderName());
        if (placed.access() != Access.OWN) {
            title.add(new StatusBadge(Tone.INFO, words.word("folders.of", placed.folder().ownerName())));
        } else if (!folders.shares(placed.folder().id(), context.subject()).isEmpty()) {
            title.add(new StatusBadge(Tone.INFO, words.word("folders.shared")));
        }
        content.add(title);
        if (!placed.folder().folderComment().isEmpty()) {
            content.add(new Paragraph(placed.folder().folderComment()));
        }
        Div actions = new Div();
        actions.addClassName("jf-folder-actions");
        if (placed.access() != Access.READ) {
            actions.add(
                    action(VaadinIcon.FOLDER_ADD, "folders.new-inside", () -> forms.create(placed.folder())),
                    action(VaadinIcon.UPLOAD, "folders.upload", () -> forms.upload(placed.folder())),
                    action(VaadinIcon.LINK, "folders.url", () -> forms.addUrl(placed.folder())));
        }
        if (placed.access() == Access.OWN) {
            actions.add(
                    action(VaadinIcon.EDIT, "folders.rename", () -> forms.rename(placed.folder())),
                    action(VaadinIcon.ARROW_RIGHT, "folders.move", () -> forms.move(placed.folder())),
                    action(VaadinIcon.SHARE, "folders.share", () -> forms.share(placed.folder())),
                    action(VaadinIcon.TRASH, "folders.remove", () -> forms.remove(placed.folder())));
        }
        content.add(actions, new FolderItems(folders, forms, context, placed));
    }

    private Button action(VaadinIcon icon, String key, Runnable action) {
        Button button = new Button(words.word(key), icon.create(), click -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }
}

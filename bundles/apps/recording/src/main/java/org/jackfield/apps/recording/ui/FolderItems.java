package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jackfield.api.security.Subject;
import org.jackfield.api.web.ViewContext;
import org.jackfield.apps.recording.share.FolderTree;
import org.jackfield.apps.recording.share.FolderTree.Access;
import org.jackfield.apps.recording.share.Folders;
import org.jackfield.apps.recording.store.FolderItemRow;

/** What is in a folder. */
final class FolderItems extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Folders folders;
    private final transient FolderForms forms;
    private final transient ViewContext context;
    private final transient RecordingWording words;
    private final transient FolderTree.Placed placed;

    FolderItems(Folders folders, FolderForms forms, ViewContext context, FolderTree.Placed placed) {
        this.folders = folders;
        this.forms = forms;
        this.context = context;
        this.words = RecordingWording.in(context);
        this.placed = placed;
        addClassName("jf-table-scroll");
        List<FolderItemRow> items = folders.items(placed.folder().id(), context.subject());
        if (items.isEmpty()) {
            add(new Paragraph(words.word("folders.empty")));
            return;
        }
        Element head = new Element("tr");
        List.of("folder.item.name", "folder.comment", "folder.by", "folder.actions").forEach(key ->
                head.appendChild(new Element("th").setAttribute("scope", "col").setText(words.word(key))));
        Element body = new Element("tbody");
        items.forEach(item -> body.appendChild(new Element("tr").appendChild(
                new Element("td").appendChild(name(item).getElement()),
                new Element("td").setText(item.itemComment()),
                new Element("td").setText(item.createdBy() + ", " + words.time(item.createdAt())),
                new Element("td").appendChild(actions(item).getElement()))));
        getElement()
                .appendChild(new Element("table")
                        .setAttribute("class", "jf-table")
                        .appendChild(new Element("thead").appendChild(head), body));
    }

    private Component name(FolderItemRow item) {
        Div name = new Div();
        name.addClassName("jf-folder-item");
        switch (item.itemKind()) {
            case RECORDING -> {
                Button open = new Button(item.itemName(), VaadinIcon.PLAY.create(),
                        click -> context.navigate("recordings/" + item.segmentId()));
                open.addThemeVariants(ButtonVariant.TERTIARY);
                name.add(open);
            }
            case URL -> {
                if (item.itemUrl().startsWith("\\")) {
                    // Browsers open no file of a share; people copy its path.
                    name.add(VaadinIcon.FILE.create(), new Span(item.itemName()), new Span(item.itemUrl()));
                } else {
                    Anchor anchor = new Anchor(item.itemUrl(), item.itemName());
                    anchor.setTarget(AnchorTarget.BLANK);
                    anchor.getElement().setAttribute("rel", "noopener noreferrer");
                    name.add(VaadinIcon.EXTERNAL_LINK.create(), anchor);
                }
            }
            case FILE -> {
                Anchor anchor = new Anchor();
                anchor.setText(item.itemName());
                anchor.setHref(download(item));
                anchor.getElement().setAttribute("download", item.itemName());
                name.add(VaadinIcon.FILE.create(), anchor, new Span(words.word("folder.kilobytes", (item.itemBytes() + 1023) / 1024)));
            }
        }
        return name;
    }

    /** Always saved and never shown: a file may be a page that does harm. */
    private DownloadHandler download(FolderItemRow item) {
        Subject subject = context.subject();
        return event -> {
            event.getResponse().setContentType("application/octet-stream");
            event.getResponse().setHeader("X-Content-Type-Options", "nosniff");
            event.getResponse().setHeader("Content-Length", Long.toString(item.itemBytes()));
            event.getResponse().setHeader("Content-Disposition", "attachment; filename*=UTF-8''"
                    + URLEncoder.encode(item.itemName(), StandardCharsets.UTF_8).replace("+", "%20"));
            folders.write(item.id(), event.getOutputStream(), subject);
        };
    }

    private Div actions(FolderItemRow item) {
        Div actions = new Div();
        actions.addClassName("jf-recording-actions");
        if (placed.access() != Access.READ) {
            actions.add(
                    action(VaadinIcon.EDIT, words.word("folder.change", item.itemName()), () -> forms.change(item, placed)),
                    action(VaadinIcon.TRASH, words.word("folder.take-out", item.itemName()), () -> forms.removeItem(item)));
        }
        return actions;
    }

    private static Button action(VaadinIcon icon, String text, Runnable action) {
        Button button = new Button(icon.create(), click -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(text);
        button.setTooltipText(text);
        return button;
    }
}

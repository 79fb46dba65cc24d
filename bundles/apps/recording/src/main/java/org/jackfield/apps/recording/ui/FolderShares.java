package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jackfield.api.security.RolesService.RoleEntry;
import org.jackfield.api.web.parts.UserPicker;
import org.jackfield.apps.recording.store.FolderShareRow;
import org.jackfield.apps.recording.store.FolderShareRow.Kind;

/** With whom a folder is shared: everyone, roles, users, each to see it or to change what is in it. */
final class FolderShares extends Div {

    private static final long serialVersionUID = 1L;

    private final transient RecordingWording words;
    private final transient Map<String, FolderShareRow> shares = new LinkedHashMap<>();
    private final Div list = new Div();

    FolderShares(RecordingWording words, FoldersPage.Targets targets, List<FolderShareRow> now) {
        this.words = words;
        addClassName("jf-stack");
        now.forEach(this::put);
        Button everyone = new Button(words.word("folders.everyone"), VaadinIcon.PLUS.create(),
                click -> add(new FolderShareRow(null, Kind.EVERYONE, "", "", false)));
        ComboBox<RoleEntry> role = new ComboBox<>(words.word("folders.role"));
        role.setItems(targets.roles());
        role.setItemLabelGenerator(RoleEntry::name);
        role.setVisible(!targets.roles().isEmpty());
        role.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                add(new FolderShareRow(null, Kind.ROLE, change.getValue().id(), change.getValue().name(), false));
                role.clear();
            }
        });
        UserPicker user = new UserPicker(targets.users());
        user.setLabel(words.word("folders.user"));
        user.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                add(new FolderShareRow(null, Kind.USER, change.getValue().id().toString(), change.getValue().name(), false));
                user.clear();
            }
        });
        Div fields = new Div(everyone, role, user);
        fields.addClassName("jf-link-fields");
        add(list, fields);
        show();
    }

    private void put(FolderShareRow share) {
        shares.put(share.shareKind() + " " + share.shareTarget(), share);
    }

    private void add(FolderShareRow share) {
        shares.putIfAbsent(share.shareKind() + " " + share.shareTarget(), share);
        show();
    }

    private void show() {
        list.removeAll();
        if (shares.isEmpty()) {
            list.add(new Span(words.word("folders.not-shared")));
        }
        shares.forEach((key, share) -> list.add(row(key, share)));
    }

    private Div row(String key, FolderShareRow share) {
        Select<Boolean> what = new Select<>();
        what.setItems(false, true);
        what.setItemLabelGenerator(mayChange -> words.word(mayChange ? "folders.may-change" : "folders.may-see"));
        what.setValue(share.mayChange());
        String name = share.shareKind() == Kind.EVERYONE ? words.word("folders.everyone") : share.targetName();
        what.setAriaLabel(name);
        what.addValueChangeListener(change -> put(new FolderShareRow(
                share.folderId(), share.shareKind(), share.shareTarget(), share.targetName(), change.getValue())));
        Button remove = new Button(VaadinIcon.CLOSE.create(), click -> {
            shares.remove(key);
            show();
        });
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.setAriaLabel(words.word("folders.unshare", name));
        Div row = new Div(new Span(name), what, remove);
        row.addClassName("jf-link-row");
        return row;
    }

    /** {@return what was chosen} */
    List<FolderShareRow> wanted(UUID folder) {
        return shares.values().stream()
                .map(share -> new FolderShareRow(folder, share.shareKind(), share.shareTarget(), share.targetName(), share.mayChange()))
                .toList();
    }
}

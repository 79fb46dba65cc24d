package org.jackfield.core.users.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.contextmenu.GridContextMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.users.BusinessUnit;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UserDevice;
import org.jackfield.api.users.UsersService;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.Confirmation;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.FormDialog;
import org.jackfield.api.web.parts.GridPage;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.api.web.parts.UnitPicker;
import org.jackfield.api.web.parts.UserPicker;

/** The tree of units and, beside it, the users of the unit that is chosen, or those that were searched. */
final class UsersView extends Div {

    private static final long serialVersionUID = 1L;
    private static final int MOST_FOUND = 500;

    private final transient UsersPage.Parts parts;
    private final transient ViewContext context;
    private final boolean mayChange;
    private final UnitPane units;
    private final GridPage<User> page;
    private final TextField search;

    UsersView(UsersPage.Parts parts, ViewContext context) {
        this.parts = parts;
        this.context = context;
        this.mayChange = context.may(UsersService.CONFIGURE);
        addClassName("jf-people");
        PageHeader header = new PageHeader(context.text("title"), context.text("purpose"));
        if (mayChange) {
            header.addAction(
                    VaadinIcon.COG, context.text("creation"), false,
                    () -> context.navigate("settings/" + CreationSection.ID));
            header.addAction(
                    VaadinIcon.UPLOAD, context.text("import"), false, () -> new ImportDialog(parts.imports, context).open());
            header.withAction(ImportDialog.download(context.text("export"), "users.csv", parts.imports::export));
            header.addAction(VaadinIcon.PLUS, context.text("user.new"), true, this::add);
        }
        page = new GridPage<>(header, (request, sort) -> fetch(request));
        units = new UnitPane(parts, context, page::refresh, this::moveTo);
        search = page.filters().addSearch(context.text("find"));
        columns();
        page.whenEmpty(new EmptyState(VaadinIcon.USERS, context.text("empty"), context.text("empty.text")));
        page.onOpen(user -> new UserDialog(parts, context, user, this::refresh).open());
        if (mayChange) {
            page.addActions(this::menu);
            contextMenu(page.grid());
            page.grid().setRowsDraggable(true);
            page.grid().addDragStartListener(start -> units.dragged(start.getDraggedItems()));
            page.grid().addDragEndListener(end -> units.dragged(List.of()));
        }
        add(units, page);
    }

    private void columns() {
        page.addColumn("last-name", context.text("column.last-name"), User::lastName);
        page.addColumn("first-name", context.text("column.first-name"), User::firstName);
        page.addColumn("extensions", context.text("column.extensions"), user -> devices(user, UserDevice.Kind.EXTENSION));
        page.addColumn("agents", context.text("column.agents"), user -> devices(user, UserDevice.Kind.AGENT));
        page.addColumn("unit", context.text("column.unit"), this::unitOf);
        page.addColumn("email", context.text("column.email"), User::email);
        page.addComponentColumn("state", context.text("column.state"), this::state);
        page.compact(user -> new RowCard(
                user.name(),
                String.join(" · ", List.of(devices(user, UserDevice.Kind.EXTENSION), unitOf(user)).stream()
                        .filter(text -> !text.isEmpty())
                        .toList()),
                mayChange ? new Component[] {state(user), menu(user)} : new Component[] {state(user)}));
    }

    private static String devices(User user, UserDevice.Kind kind) {
        return user.devices().stream()
                .filter(device -> device.kind() == kind)
                .map(device -> device.device().number())
                .collect(Collectors.joining(", "));
    }

    private String unitOf(User user) {
        if (user.isDeleted()) {
            return context.text("unit.deleted");
        }
        return parts.users.unit(user.unit()).map(unit -> UserPicker.path(parts.users, unit)).orElse("");
    }

    private StatusBadge state(User user) {
        if (user.isDeleted()) {
            return new StatusBadge(Tone.NEUTRAL, context.text("state.deleted"));
        }
        return user.disabled()
                ? new StatusBadge(Tone.WARNING, context.text("state.disabled"))
                : new StatusBadge(Tone.GOOD, context.text("state.active"));
    }

    private Page<User> fetch(PageRequest request) {
        String text = search.getValue().strip();
        List<User> found = text.isEmpty() ? units.shown() : parts.users.search(text, MOST_FOUND);
        return Page.within(found, request);
    }

    void refresh() {
        units.refresh();
        page.refresh();
    }

    private void add() {
        User fresh = User.named(Ids.next(), "", "").withUnit(units.chosenForNew());
        new UserDialog(parts, context, fresh, this::refresh).open();
    }

    private MenuBar menu(User user) {
        MenuBar bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.TERTIARY);
        MenuItem root = bar.addItem(VaadinIcon.ELLIPSIS_V.create());
        root.setAriaLabel(context.text("user.actions", user.name()));
        SubMenu items = root.getSubMenu();
        if (user.isDeleted()) {
            items.addItem(context.text("user.delete-for-ever"), click -> deleteForEver(user));
        } else {
            items.addItem(context.text("user.edit"), click -> edit(user));
            items.addItem(context.text("user.move"), click -> askWhere(List.of(user)));
            items.addItem(context.text("user.delete"), click -> delete(user));
        }
        return bar;
    }

    private void contextMenu(Grid<User> grid) {
        GridContextMenu<User> menu = grid.addContextMenu();
        menu.addItem(context.text("user.new"), click -> add());
        menu.addItem(context.text("user.edit"), click -> click.getItem().ifPresent(this::edit));
        menu.addItem(context.text("user.move"), click -> click.getItem().ifPresent(user -> askWhere(List.of(user))));
        menu.addItem(context.text("user.delete"), click -> click.getItem().ifPresent(user -> {
            if (user.isDeleted()) {
                deleteForEver(user);
            } else {
                delete(user);
            }
        }));
    }

    private void edit(User user) {
        new UserDialog(parts, context, user, this::refresh).open();
    }

    /** The way without a mouse. */
    private void askWhere(List<User> users) {
        UnitPicker where = new UnitPicker(parts.users);
        where.setLabel(context.text("user.move.where"));
        where.setPlaceholder(context.text("unit.unassigned"));
        new FormDialog(context.text("user.move"), context.text("user.move.do"), () -> moveTo(
                        users, where.getValue() == null ? BusinessUnit.UNASSIGNED : where.getValue().id()))
                .withWide(where)
                .open();
    }

    private void moveTo(List<User> users, UUID unit) {
        for (User user : users) {
            parts.users.user(user.id()).filter(now -> !now.unit().equals(unit)).ifPresent(now ->
                    parts.admin.save(now.withUnit(unit), context.subject()));
        }
        context.notifySuccess(context.text("user.moved", users.size()));
        refresh();
    }

    private void delete(User user) {
        Confirmation.ask(
                context.text("user.delete.title", user.name()), context.text("user.delete.text"),
                context.text("user.delete"), true, () -> {
                    parts.admin.delete(user.id(), user.revision(), context.subject());
                    refresh();
                });
    }

    private void deleteForEver(User user) {
        Confirmation.ask(
                context.text("user.delete-for-ever.title", user.name()), context.text("user.delete-for-ever.text"),
                context.text("user.delete-for-ever"), true, () -> {
                    parts.admin.deleteForEver(user.id(), context.subject());
                    refresh();
                });
    }
}

package org.jackfield.core.users.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dnd.DragSource;
import com.vaadin.flow.component.dnd.DropTarget;
import com.vaadin.flow.component.dnd.EffectAllowed;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.grid.contextmenu.GridContextMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.treegrid.TreeGrid;
import com.vaadin.flow.data.provider.hierarchy.HierarchicalDataProvider;
import com.vaadin.flow.data.provider.hierarchy.TreeData;
import com.vaadin.flow.data.provider.hierarchy.TreeDataProvider;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.users.BusinessUnit;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UsersService;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.Confirmation;
import org.jackfield.api.web.parts.FormDialog;
import org.jackfield.api.web.parts.UnitPicker;
import org.jackfield.core.users.UsersPermissions;

/** The business units as a tree. Units and users are dropped on units; everything can be done by the buttons below too. */
final class UnitPane extends Div {

    private static final long serialVersionUID = 1L;
    /** Stands for the whole site, above all units. */
    private static final UUID ALL = new UUID(0, 0);

    private final transient UsersPage.Parts parts;
    private final transient ViewContext context;
    private final transient Runnable chosen;
    private final transient BiConsumer<List<User>, UUID> moveUsers;
    private final boolean mayChange;
    private final TreeGrid<Node> tree = new TreeGrid<>();
    private final Button edit;
    private final Button move;
    private final Button delete;
    private final Set<UUID> open = new HashSet<>();
    private UUID selected = ALL;
    private transient List<User> draggedUsers = List.of();
    private transient Node draggedUnit;
    private transient List<Node> nodes = List.of();

    /** A line of the tree; the same one whatever it is called. */
    private record Node(UUID id, String name, VaadinIcon icon) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Node node && node.id.equals(id);
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }

        boolean isUnit() {
            return !ALL.equals(id) && !BusinessUnit.isFixed(id);
        }
    }

    UnitPane(UsersPage.Parts parts, ViewContext context, Runnable chosen, BiConsumer<List<User>, UUID> moveUsers) {
        this.parts = parts;
        this.context = context;
        this.chosen = chosen;
        this.moveUsers = moveUsers;
        this.mayChange = context.may(UsersService.CONFIGURE);
        addClassName("jf-people-units");
        tree.addComponentHierarchyColumn(node -> {
            Icon icon = node.icon().create();
            icon.getElement().setAttribute("aria-hidden", "true");
            Div line = new Div(icon, new com.vaadin.flow.component.html.Span(node.name()));
            line.addClassName("jf-people-unit");
            if (mayChange) {
                dragAndDrop(line, node);
            }
            return line;
        });
        tree.addThemeVariants(GridVariant.NO_BORDER, GridVariant.NO_ROW_BORDERS);
        tree.getElement().setAttribute("aria-label", context.text("units"));
        tree.addSelectionListener(event -> event.getFirstSelectedItem().ifPresent(node -> {
            selected = node.id();
            buttons();
            chosen.run();
        }));
        tree.addExpandListener(event -> event.getItems().forEach(node -> open.add(node.id())));
        tree.addCollapseListener(event -> event.getItems().forEach(node -> open.remove(node.id())));
        open.add(ALL);
        Button add = button(VaadinIcon.PLUS, "unit.new", this::askNew);
        edit = button(VaadinIcon.EDIT, "unit.edit", () -> unit().ifPresent(this::askEdit));
        move = button(VaadinIcon.ARROWS_LONG_V, "unit.move", () -> unit().ifPresent(this::askMove));
        delete = button(VaadinIcon.TRASH, "unit.delete", () -> unit().ifPresent(this::askDelete));
        Div actions = new Div(add, edit, move, delete);
        actions.addClassName("jf-actions");
        actions.setVisible(mayChange);
        add(tree, actions);
        if (mayChange) {
            contextMenu();
        }
        refresh();
    }

    private Button button(VaadinIcon icon, String key, Runnable action) {
        Button button = new Button(icon.create(), click -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(context.text(key));
        button.setTooltipText(context.text(key));
        return button;
    }

    private void buttons() {
        boolean isUnit = unit().isPresent();
        edit.setEnabled(isUnit);
        move.setEnabled(isUnit);
        delete.setEnabled(isUnit);
    }

    private java.util.Optional<BusinessUnit> unit() {
        return parts.users.unit(selected).filter(unit -> !unit.isFixed());
    }

    /** Shows the tree as it is now; what was open stays open. */
    void refresh() {
        TreeData<Node> data = new TreeData<>();
        Node all = new Node(ALL, context.text("units.all"), VaadinIcon.BUILDING);
        Map<UUID, Node> made = new HashMap<>();
        data.addRootItems(all);
        made.put(ALL, all);
        for (BusinessUnit unit : parts.users.units()) {
            Node node = new Node(unit.id(), unit.name(), VaadinIcon.FOLDER);
            data.addItem(made.getOrDefault(unit.parent() == null ? ALL : unit.parent(), all), node);
            made.put(unit.id(), node);
        }
        if (context.may(UsersPermissions.SYSTEM_UNITS)) {
            fixed(data, made, BusinessUnit.UNASSIGNED, "unit.unassigned", VaadinIcon.USER_CARD);
            fixed(data, made, BusinessUnit.DELETED, "unit.deleted", VaadinIcon.TRASH);
        }
        nodes = List.copyOf(made.values());
        selected = made.containsKey(selected) ? selected : ALL;
        tree.setDataProvider(new TreeDataProvider<>(data, HierarchicalDataProvider.HierarchyFormat.NESTED));
        tree.expand(nodes.stream().filter(node -> open.contains(node.id())).toList());
        tree.select(made.get(selected));
        buttons();
    }

    private void fixed(TreeData<Node> data, Map<UUID, Node> made, UUID id, String key, VaadinIcon icon) {
        Node node = new Node(id, context.text(key), icon);
        data.addRootItems(node);
        made.put(id, node);
    }

    /** {@return the users of what is chosen: of the whole site, or of one unit} */
    List<User> shown() {
        return ALL.equals(selected) ? List.copyOf(parts.users.users()) : parts.users.usersOf(selected);
    }

    /** {@return where a new user belongs} */
    UUID chosenForNew() {
        return unit().map(BusinessUnit::id).orElse(BusinessUnit.UNASSIGNED);
    }

    /** Users are being dragged from elsewhere; none when that has ended. */
    void dragged(List<User> users) {
        draggedUsers = List.copyOf(users);
    }

    /** By the lines themselves: a tree grid forgets which row is dragged once rows have changed their places. */
    private void dragAndDrop(Div line, Node node) {
        if (node.isUnit()) {
            DragSource<Div> source = DragSource.create(line);
            source.setEffectAllowed(EffectAllowed.MOVE);
            source.addDragStartListener(start -> draggedUnit = node);
            source.addDragEndListener(end -> draggedUnit = null);
        }
        DropTarget.create(line).addDropListener(drop -> dropped(node));
    }

    private void dropped(Node target) {
        try {
            if (!draggedUsers.isEmpty()) {
                if (!BusinessUnit.DELETED.equals(target.id())) {
                    moveUsers.accept(draggedUsers, ALL.equals(target.id()) ? BusinessUnit.UNASSIGNED : target.id());
                }
            } else if (draggedUnit != null && !draggedUnit.equals(target)) {
                parts.users.unit(draggedUnit.id())
                        .ifPresent(unit -> moveUnit(unit, ALL.equals(target.id()) ? null : target.id()));
            }
        } catch (RuntimeException e) {
            context.notifyProblem(e);
            refresh();
        }
    }

    private void moveUnit(BusinessUnit unit, UUID parent) {
        parts.admin.saveUnit(
                new BusinessUnit(unit.id(), unit.revision(), parent, unit.name(), unit.directoryUnit()), context.subject());
        show(unit.id());
    }

    /** Shows a unit that came or went elsewhere: opens what is above it, selects it and brings it into view. */
    private void show(UUID unit) {
        open.add(ALL);
        parts.users.path(unit).stream().map(BusinessUnit::id).filter(above -> !above.equals(unit)).forEach(open::add);
        selected = unit;
        refresh();
        nodes.stream().filter(node -> node.id().equals(unit)).findFirst().ifPresent(tree::scrollToItem);
        chosen.run();
    }

    private void contextMenu() {
        GridContextMenu<Node> menu = tree.addContextMenu();
        menu.setDynamicContentHandler(node -> {
            if (node != null) {
                tree.select(node);
            }
            return true;
        });
        menu.addItem(context.text("unit.new"), click -> askNew());
        menu.addItem(context.text("unit.edit"), click -> unit().ifPresent(this::askEdit));
        menu.addItem(context.text("unit.move"), click -> unit().ifPresent(this::askMove));
        menu.addItem(context.text("unit.delete"), click -> unit().ifPresent(this::askDelete));
    }

    private void askNew() {
        UUID parent = unit().map(BusinessUnit::id).orElse(null);
        ask(new BusinessUnit(Ids.next(), 0, parent, "", ""), context.text("unit.new"), context.text("create"));
    }

    private void askEdit(BusinessUnit unit) {
        ask(unit, context.text("unit.edit"), context.text("save"));
    }

    private void ask(BusinessUnit unit, String title, String action) {
        TextField name = new TextField(context.text("unit.name"));
        name.setValue(unit.name());
        name.setMaxLength(100);
        name.focus();
        ComboBox<String> link = directoryUnit(unit);
        new FormDialog(title, action, () -> {
            BusinessUnit saved = parts.admin.saveUnit(
                    new BusinessUnit(unit.id(), unit.revision(), unit.parent(), name.getValue(), link.getValue()),
                    context.subject());
            show(saved.id());
        }).withWide(name).withWide(link).open();
    }

    /** A name can be typed, and chosen from the directory's once somebody browses. */
    private ComboBox<String> directoryUnit(BusinessUnit unit) {
        ComboBox<String> link = new ComboBox<>(context.text("unit.directory"));
        link.setAllowCustomValue(true);
        link.setClearButtonVisible(true);
        link.setHelperText(context.text("unit.directory.help"));
        if (!unit.directoryUnit().isEmpty()) {
            link.setItems(unit.directoryUnit());
            link.setValue(unit.directoryUnit());
        }
        link.addCustomValueSetListener(typed -> link.setValue(typed.getDetail()));
        if (parts.directory.isConfigured()) {
            Button browse = new Button(context.text("unit.directory.browse"), click -> context.load(
                    parts.directory::units, units -> {
                        String now = link.getValue();
                        link.setItems(units);
                        link.setValue(now);
                        link.setOpened(true);
                    }));
            browse.addThemeVariants(ButtonVariant.TERTIARY);
            link.setPrefixComponent(browse);
        }
        return link;
    }

    /** The way without a mouse. */
    private void askMove(BusinessUnit unit) {
        UnitPicker where = new UnitPicker(parts.users);
        Set<UUID> own = parts.users.subtree(unit.id());
        where.setItems(parts.users.units().stream().filter(each -> !own.contains(each.id())).toList());
        where.setLabel(context.text("unit.move.where"));
        where.setPlaceholder(context.text("units.all"));
        new FormDialog(context.text("unit.move"), context.text("user.move.do"),
                        () -> moveUnit(unit, where.getValue() == null ? null : where.getValue().id()))
                .withWide(where)
                .open();
    }

    private void askDelete(BusinessUnit unit) {
        Confirmation.ask(
                context.text("unit.delete.title", unit.name()), context.text("unit.delete.text"),
                context.text("unit.delete"), true, () -> {
                    parts.admin.deleteUnit(unit.id(), unit.revision(), context.subject());
                    selected = unit.parent() == null ? ALL : unit.parent();
                    refresh();
                    chosen.run();
                });
    }
}

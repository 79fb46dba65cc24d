package org.jackfield.web.telephony;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemAdminService;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.telephony.connector.ConnectorFactory;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.Confirmation;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.GridPage;
import org.jackfield.api.web.parts.IconButton;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.api.web.parts.StatusBadge;

/** The list of phone systems. */
final class PhoneSystemsView {

    private final TelephonyService telephony;
    private final PhoneSystemAdminService admin;
    private final Discoveries discoveries;
    private final ViewContext context;
    private final CallWording words;
    private final GridPage<PhoneSystem> page;

    PhoneSystemsView(
            TelephonyService telephony,
            PhoneSystemAdminService admin,
            SystemChanges changes,
            Discoveries discoveries,
            ViewContext context) {
        this.telephony = telephony;
        this.admin = admin;
        this.discoveries = discoveries;
        this.context = context;
        this.words = CallWording.in(context.locale());
        PageHeader header = new PageHeader(words.word("systems.title"), words.word("systems.purpose"));
        header.addAction(VaadinIcon.SEARCH, words.word("discovery.title"), false, this::search);
        header.addAction(VaadinIcon.PLUS, words.word("systems.add"), true, this::add);
        page = new GridPage<>(header, (request, sort) -> {
            List<PhoneSystem> all = telephony.phoneSystems();
            return Page.within(all, request);
        });
        page.addColumn("name", words.word("systems.name"), PhoneSystem::name);
        page.addColumn("type", words.word("systems.type"), system -> title(system.type()));
        page.addColumn("address", words.word("systems.address"), this::address);
        page.addComponentColumn("link", words.word("systems.link"), this::badge);
        page.addColumn("since", words.word("systems.detail"), this::detail);
        page.addNumberColumn("devices", words.word("systems.devices"),
                system -> context.formats().number(telephony.devices(system.id()).size()));
        page.addActions(this::actions);
        page.compact(system -> new RowCard(system.name(), address(system), badge(system), actions(system)));
        page.onOpen(system -> context.navigate(PhoneSystemsPage.ROUTE + "/" + system.id()));
        page.whenEmpty(new EmptyState(
                VaadinIcon.SERVER,
                words.word("systems.empty"),
                words.word("systems.empty.text"),
                button(VaadinIcon.PLUS, words.word("systems.add"), this::add)));
        context.closeWithView(changes.watch(() -> context.push(page::refresh)));
    }

    Component page() {
        return page;
    }

    private void add() {
        new PhoneSystemDialog(null, admin, context, page::refresh).open();
    }

    private void search() {
        Dialog dialog = new Dialog(words.word("discovery.title"));
        dialog.setWidth("min(40rem, 100vw)");
        dialog.add(new DiscoveryPane(discoveries, admin, telephony, context, found -> {
            dialog.close();
            new PhoneSystemDialog(null, admin, context, page::refresh).openFor(found);
        }));
        dialog.getFooter().add(new Button(words.word("discovery.close"), click -> dialog.close()));
        dialog.open();
    }

    private Component actions(PhoneSystem system) {
        Button devices = new IconButton(VaadinIcon.LIST_UL, words.word("systems.show-devices"), system.name(),
                () -> context.navigate(PhoneSystemsPage.ROUTE + "/" + system.id()));
        Button edit = new IconButton(VaadinIcon.EDIT, words.word("systems.edit"), system.name(),
                () -> new PhoneSystemDialog(system, admin, context, page::refresh).open());
        Button remove = new IconButton(VaadinIcon.TRASH, words.word("systems.remove"), system.name(), () -> Confirmation.ask(
                words.word("systems.remove.title", system.name()),
                words.word("systems.remove.text"),
                words.word("systems.remove"),
                true,
                () -> {
                    admin.remove(system.id(), context.subject());
                    page.refresh();
                }));
        Div group = new Div(devices, edit, remove);
        group.addClassName("jf-row-actions");
        return group;
    }

    private StatusBadge badge(PhoneSystem system) {
        return words.link(telephony.link(system.id()).map(LinkStatus::state).orElse(LinkStatus.State.DISABLED));
    }

    private String detail(PhoneSystem system) {
        return telephony.link(system.id()).map(LinkStatus::detail).orElse("");
    }

    private String address(PhoneSystem system) {
        int port = system.config().portOr(factoryPort(system.type()));
        return system.config().host() + (port == 0 ? "" : ":" + port);
    }

    private int factoryPort(String type) {
        return admin.connectorTypes().stream()
                .filter(factory -> factory.type().equals(type))
                .mapToInt(ConnectorFactory::defaultPort)
                .findFirst()
                .orElse(0);
    }

    private String title(String type) {
        return admin.connectorTypes().stream()
                .filter(factory -> factory.type().equals(type))
                .map(ConnectorFactory::title)
                .findFirst()
                .orElse(type);
    }

    private static Button button(VaadinIcon icon, String text, Runnable action) {
        Button button = new Button(text, icon.create(), click -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }
}

package org.jackfield.web.telephony;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.telephony.Device;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.DeviceStatus;
import org.jackfield.api.telephony.ForwardingType;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemAdminService;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.GridPage;
import org.jackfield.api.web.parts.IconButton;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.api.web.parts.Tone;

/** The devices of one phone system (manual §7.2.2.4). */
final class DevicesView {

    private final PhoneSystem system;
    private final TelephonyService telephony;
    private final PhoneSystemAdminService admin;
    private final ViewContext context;
    private final CallWording words;
    private final GridPage<DeviceStatus> page;
    private final TextField search;
    private final Select<DeviceKind> kind;
    private final Checkbox counted;

    DevicesView(
            PhoneSystem system,
            TelephonyService telephony,
            PhoneSystemAdminService admin,
            SystemChanges changes,
            ViewContext context) {
        this.system = system;
        this.telephony = telephony;
        this.admin = admin;
        this.context = context;
        this.words = CallWording.in(context.locale());
        page = new GridPage<>(header(), (request, sort) -> fetch(request));
        search = page.filters().addSearch(words.word("devices.search"));
        kind = page.filters().add(kinds());
        counted = page.filters().add(new Checkbox(words.word("devices.counted")));
        columns();
        page.whenEmpty(
                new EmptyState(VaadinIcon.PHONE, words.word("devices.empty"), words.word("devices.empty.text")));
        context.closeWithView(changes.watch(() -> context.push(page::refresh)));
    }

    Component page() {
        return page;
    }

    private PageHeader header() {
        LinkStatus.State link = telephony.link(system.id()).map(LinkStatus::state).orElse(LinkStatus.State.DISABLED);
        PageHeader header = new PageHeader(system.name(), words.word("devices.purpose")).withState(words.link(link));
        header.addAction(VaadinIcon.ARROW_LEFT, words.word("devices.back"), false,
                () -> context.navigate(PhoneSystemsPage.ROUTE));
        header.addAction(VaadinIcon.CLUSTER, words.word("devices.nodes"), false,
                () -> context.navigate(PhoneSystemsPage.ROUTE + "/" + system.id() + PhoneSystemsPage.NODES));
        header.addAction(VaadinIcon.DOWNLOAD, words.word("devices.import"), false, this::importNow);
        header.addAction(VaadinIcon.PLUS, words.word("devices.add"), true,
                () -> new DeviceDialog(system, null, admin, context, page::refresh).open());
        return header;
    }

    private void importNow() {
        context.load(
                () -> {
                    admin.importDevices(system.id(), context.subject()).toCompletableFuture().join();
                    return telephony.devices(system.id()).size();
                },
                count -> {
                    context.notifySuccess(words.word("devices.imported", context.formats().number(count)));
                    page.refresh();
                });
    }

    private Select<DeviceKind> kinds() {
        Select<DeviceKind> select = new Select<>();
        select.setAriaLabel(words.word("devices.kind"));
        select.setPlaceholder(words.word("devices.every-kind"));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(words.word("devices.every-kind"));
        select.setItems(Arrays.asList(DeviceKind.values()));
        select.setItemLabelGenerator(value -> value == null ? words.word("devices.every-kind") : words.kind(value));
        return select;
    }

    private void columns() {
        page.addColumn("number", words.word("devices.number"), row -> row.device().id().toString());
        page.addColumn("name", words.word("devices.name"), row -> row.device().name());
        page.addColumn("kind", words.word("devices.kind"), row -> words.kind(row.device().kind()));
        page.addComponentColumn("status", words.word("devices.status"), this::badge);
        page.addColumn("forwarded", words.word("devices.forwarded"),
                row -> row.forwarding() == ForwardingType.NONE ? "" : row.forwardedTo());
        page.addColumn("agents", words.word("devices.agents"), row -> String.join(
                ", ",
                row.agents().stream().map(agent -> agent.agent() + " " + agent.name()).toList()));
        page.addColumn("statistics", words.word("devices.statistics"), row -> switches(row.device()));
        page.addActions(row -> new IconButton(
                VaadinIcon.EDIT, words.word("devices.edit", row.device().id()), () -> edit(row.device())));
        page.onOpen(row -> edit(row.device()));
        page.compact(row -> new RowCard(
                row.device().id() + " " + row.device().name(), words.kind(row.device().kind()), badge(row)));
    }

    private void edit(Device device) {
        new DeviceDialog(system, device, admin, context, page::refresh).open();
    }

    private StatusBadge badge(DeviceStatus row) {
        if (!row.device().present()) {
            return new StatusBadge(Tone.NEUTRAL, words.word("device.gone"));
        }
        if (row.device().settings().disabled()) {
            return new StatusBadge(Tone.WARNING, words.word("device.disabled"));
        }
        if (!row.online()) {
            return new StatusBadge(Tone.BAD, words.word("device.offline"));
        }
        if (row.doNotDisturb()) {
            return new StatusBadge(
                    Tone.WARNING,
                    row.doNotDisturbText().isEmpty() ? words.word("device.dnd") : row.doNotDisturbText());
        }
        return new StatusBadge(Tone.GOOD, words.word("device.ready"));
    }

    private String switches(Device device) {
        String answering = device.settings().notAnswering() ? words.word("devices.not-answering") : "";
        String rung = device.settings().notRung() ? words.word("devices.not-rung") : "";
        return answering + (answering.isEmpty() || rung.isEmpty() ? "" : ", ") + rung;
    }

    private Page<DeviceStatus> fetch(PageRequest request) {
        String text = search.getValue().strip().toLowerCase(Locale.ROOT);
        List<DeviceStatus> matching = telephony.devices(system.id()).stream()
                .filter(row -> kind.getValue() == null || kind.getValue() == row.device().kind())
                .filter(row -> !counted.getValue() || row.device().kind() == DeviceKind.STATION)
                .filter(row -> text.isEmpty()
                        || (row.device().id() + " " + row.device().name()).toLowerCase(Locale.ROOT).contains(text))
                .toList();
        return Page.within(matching, request);
    }
}

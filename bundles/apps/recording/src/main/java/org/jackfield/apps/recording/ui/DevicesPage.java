package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.telephony.Device;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.web.Label;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.Confirmation;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.FormDialog;
import org.jackfield.api.web.parts.GridPage;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.RowCard;
import org.jackfield.apps.recording.RecordingSettings;
import org.jackfield.apps.recording.rules.CurrentRules;
import org.jackfield.apps.recording.rules.RecordedDevice;
import org.jackfield.apps.recording.rules.RecordedDevice.Method;
import org.jackfield.apps.recording.rules.RecordedDevices;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/** Whose calls are recorded and how (manual §7.3.2.2.1). */
@org.osgi.service.component.annotations.Component(service = PageContribution.class)
public final class DevicesPage implements PageContribution {

    private final SettingsService settings;
    private final TelephonyService telephony;
    private final CurrentRules rules;

    /** Edits these settings. */
    @Activate
    public DevicesPage(
            @Reference SettingsService settings, @Reference TelephonyService telephony, @Reference CurrentRules rules) {
        this.settings = settings;
        this.telephony = telephony;
        this.rules = rules;
    }

    @Override
    public PageDescription page() {
        return new PageDescription(
                "recording/devices",
                new Label(RecordingWording.MESSAGES, "devices.title"),
                NavigationGroup.RECORDINGS,
                30,
                VaadinIcon.PHONE,
                RecordingSettings.CONFIGURE);
    }

    @Override
    public Component view(ViewContext context) {
        return new View(context).page;
    }

    private final class View {

        private final ViewContext context;
        private final RecordingWording words;
        private final GridPage<RecordedDevice> page;
        private final TextField search;

        View(ViewContext context) {
            this.context = context;
            this.words = RecordingWording.in(context);
            PageHeader header = new PageHeader(words.word("devices.title"), words.word("devices.purpose"));
            header.addAction(VaadinIcon.PLUS, words.word("devices.add"), true, this::add);
            page = new GridPage<>(header, (request, sort) -> fetch(request));
            search = page.filters().addSearch(words.word("devices.search"));
            page.addColumn("extension", words.word("column.extension"), row -> row.device().toString());
            page.addColumn("name", words.word("column.extension-name"), this::name);
            page.addColumn("site", words.word("column.site"), row -> system(row.system()));
            page.addColumn("method", words.word("devices.method"), row -> words.word("method", row.method()));
            page.addColumn("mac", words.word("devices.mac"), row -> address(row.mac(), effective(row).map(RecordedDevice::mac)));
            page.addColumn("ip", words.word("devices.ip"), row -> address(row.address(), effective(row).map(RecordedDevice::address)));
            page.addActions(this::buttons);
            page.compact(row -> new RowCard(
                    row.device() + " " + name(row), words.word("method", row.method()), buttons(row)));
            page.whenEmpty(new EmptyState(
                    VaadinIcon.PHONE, words.word("devices.empty"), words.word("devices.empty.text"),
                    new Button(words.word("devices.add"), click -> add())));
        }

        private String name(RecordedDevice row) {
            return telephony.devices(row.system()).stream()
                    .map(status -> status.device())
                    .filter(device -> device.id().equals(row.device()))
                    .findFirst()
                    .map(Device::name)
                    .orElse("");
        }

        private String system(PhoneSystemId id) {
            return telephony.phoneSystem(id).map(PhoneSystem::name).orElse("");
        }

        private Optional<RecordedDevice> effective(RecordedDevice row) {
            return rules.rules().device(row.system(), row.device());
        }

        private String address(String configured, Optional<String> effective) {
            return configured.isEmpty()
                    ? effective.filter(learned -> !learned.isEmpty()).map(learned -> words.word("devices.learned", learned)).orElse("")
                    : configured;
        }

        private Component buttons(RecordedDevice row) {
            Button edit = new Button(VaadinIcon.EDIT.create(), click -> edit(row));
            edit.setAriaLabel(words.word("devices.edit", row.device()));
            Button remove = new Button(VaadinIcon.TRASH.create(), click -> Confirmation.ask(
                    words.word("devices.remove.title", row.device()), words.word("devices.remove.text"), words.word("remove"), true,
                    () -> change(list -> {
                        list.removeIf(each -> same(each, row));
                        return list;
                    })));
            remove.setAriaLabel(words.word("devices.remove.title", row.device()));
            edit.addThemeVariants(ButtonVariant.TERTIARY);
            remove.addThemeVariants(ButtonVariant.TERTIARY);
            edit.setVisible(row.method() == Method.MIRROR);
            Div buttons = new Div(edit, remove);
            buttons.addClassName("jf-row-actions");
            return buttons;
        }

        private static boolean same(RecordedDevice one, RecordedDevice other) {
            return one.system().equals(other.system()) && one.device().equals(other.device());
        }

        /** A line of the choice: a device that can be recorded and is not yet. */
        private record Choice(PhoneSystemId system, DeviceId device, String text) {}

        private void add() {
            Select<Method> method = new Select<>();
            method.setLabel(words.word("devices.method"));
            method.setItems(Method.values());
            method.setItemLabelGenerator(each -> words.word("method", each));
            method.setValue(Method.MIRROR);
            method.setHelperText(words.word("method.mirror.help"));
            method.addValueChangeListener(change ->
                    method.setHelperText(words.word("method." + key(change.getValue()) + ".help")));
            MultiSelectComboBox<Choice> devices = new MultiSelectComboBox<>(words.word("devices.devices"));
            devices.setItems(choices());
            devices.setItemLabelGenerator(Choice::text);
            devices.setHelperText(words.word("devices.devices.help"));
            FormDialog dialog = new FormDialog(words.word("devices.add"), words.word("devices.add.do"), () -> {
                Set<Choice> chosen = devices.getValue();
                if (chosen.isEmpty()) {
                    throw ProblemException.invalid(
                            "recording.no-device", "", words.word("devices.none"), words.word("devices.none.remedy"));
                }
                change(list -> {
                    chosen.forEach(each -> list.add(new RecordedDevice(each.system, each.device, method.getValue(), "", "")));
                    return list;
                });
            });
            dialog.withWide(method).withWide(devices).open();
        }

        private static String key(Method method) {
            return method.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private List<Choice> choices() {
            List<RecordedDevice> recorded = stored().value().devices();
            return telephony.phoneSystems().stream()
                    .flatMap(system -> telephony.devices(system.id()).stream()
                            .map(status -> status.device())
                            .filter(device -> device.kind() == DeviceKind.STATION || device.kind() == DeviceKind.PHANTOM)
                            .filter(device -> recorded.stream().noneMatch(each ->
                                    each.system().equals(system.id()) && each.device().equals(device.id())))
                            .map(device -> new Choice(
                                    system.id(), device.id(), device.id() + " " + device.name() + " · " + system.name())))
                    .sorted(Comparator.comparing(Choice::text))
                    .toList();
        }

        private void edit(RecordedDevice row) {
            TextField mac = new TextField(words.word("devices.mac"), row.mac(), "");
            mac.setHelperText(words.word("devices.mac.help"));
            TextField ip = new TextField(words.word("devices.ip"), row.address(), "");
            ip.setHelperText(words.word("devices.ip.help"));
            FormDialog dialog = new FormDialog(words.word("devices.edit", row.device()), words.word("save"), () -> change(list -> {
                list.replaceAll(each -> same(each, row)
                        ? new RecordedDevice(each.system(), each.device(), each.method(), bare(mac.getValue()), ip.getValue().strip())
                        : each);
                return list;
            }));
            dialog.with(mac, ip).open();
        }

        private String bare(String mac) {
            String digits = mac.strip().toLowerCase(Locale.ROOT).replaceAll("[:.-]", "");
            if (!digits.matches("|[0-9a-f]{12}")) {
                throw ProblemException.invalid(
                        "recording.mac", mac, words.word("devices.mac.bad"), words.word("devices.mac.bad.remedy"));
            }
            return digits;
        }

        private Stored<RecordedDevices> stored() {
            return settings.read(RecordedDevices.TYPE);
        }

        private void change(UnaryOperator<List<RecordedDevice>> change) {
            Stored<RecordedDevices> read = stored();
            settings.write(
                    RecordedDevices.TYPE, read.revision(),
                    new RecordedDevices(change.apply(new ArrayList<>(read.value().devices()))), context.subject());
            page.refresh();
        }

        private Page<RecordedDevice> fetch(PageRequest request) {
            String text = search.getValue().strip().toLowerCase(Locale.ROOT);
            List<RecordedDevice> matching = stored().value().devices().stream()
                    .filter(row -> text.isEmpty() || (row.device() + " " + name(row)).toLowerCase(Locale.ROOT).contains(text))
                    .sorted(Comparator.comparing((RecordedDevice row) -> system(row.system()))
                            .thenComparing(row -> row.device().toString()))
                    .toList();
            return Page.within(matching, request);
        }
    }
}

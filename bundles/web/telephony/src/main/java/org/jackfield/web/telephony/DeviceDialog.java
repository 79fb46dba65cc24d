package org.jackfield.web.telephony;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.telephony.Device;
import org.jackfield.api.telephony.DeviceDescription;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.DeviceSettings;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemAdminService;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.FormDialog;

/** Adds a device by hand, or changes what the site decides about one (manual §7.2.2.4). */
final class DeviceDialog {

    /** DDIs cannot be imported; a hot-desk device that is in use at the import shows as a telephone. */
    private static final List<DeviceKind> BY_HAND = List.of(
            DeviceKind.DDI, DeviceKind.STATION, DeviceKind.PHANTOM, DeviceKind.TRUNK, DeviceKind.HUNT_GROUP,
            DeviceKind.ANNOUNCEMENT, DeviceKind.VOICE_MAIL);

    private final PhoneSystem system;
    private final Device edited;
    private final PhoneSystemAdminService admin;
    private final ViewContext context;
    private final CallWording words;
    private final Runnable saved;

    private final TextField number = new TextField();
    private final TextField name = new TextField();
    private final Select<DeviceKind> kind = new Select<>();
    private final Checkbox notAnswering = new Checkbox();
    private final Checkbox notRung = new Checkbox();
    private final Checkbox hotDesk = new Checkbox();
    private final Checkbox disabled = new Checkbox();
    private final TextField mac = new TextField();
    private final TextField ip = new TextField();

    /** @param edited the device to change; null to add one */
    DeviceDialog(PhoneSystem system, Device edited, PhoneSystemAdminService admin, ViewContext context, Runnable saved) {
        this.system = system;
        this.edited = edited;
        this.admin = admin;
        this.context = context;
        this.words = CallWording.in(context.locale());
        this.saved = saved;
    }

    void open() {
        number.setLabel(words.word("devices.number"));
        number.setMaxLength(40);
        name.setLabel(words.word("devices.name"));
        name.setMaxLength(100);
        kind.setLabel(words.word("devices.kind"));
        kind.setItems(kinds());
        kind.setItemLabelGenerator(words::kind);
        notAnswering.setLabel(words.word("device.not-answering"));
        notRung.setLabel(words.word("device.not-rung"));
        hotDesk.setLabel(words.word("device.hot-desk"));
        disabled.setLabel(words.word("device.disabled.label"));
        mac.setLabel(words.word("device.mac"));
        mac.setHelperText(words.word("device.learnt"));
        ip.setLabel(words.word("device.ip"));
        ip.setHelperText(words.word("device.learnt"));
        kind.addValueChangeListener(change -> hotDesk.setVisible(change.getValue() == DeviceKind.PHANTOM));
        fill();
        FormDialog dialog = new FormDialog(
                edited == null ? words.word("device.add.title") : words.word("device.edit.title", edited.id()),
                words.word("save"),
                this::save);
        dialog.with(number, name, kind, hotDesk)
                .withWide(notAnswering)
                .withWide(notRung)
                .withWide(disabled)
                .with(mac, ip);
        dialog.open();
    }

    private List<DeviceKind> kinds() {
        return edited == null || BY_HAND.contains(edited.kind())
                ? BY_HAND
                : List.of(edited.kind(), DeviceKind.PHANTOM);
    }

    private void fill() {
        if (edited == null) {
            kind.setValue(DeviceKind.DDI);
            return;
        }
        number.setValue(edited.id().toString());
        number.setReadOnly(true);
        name.setValue(edited.name());
        name.setReadOnly(!edited.manual());
        kind.setValue(edited.kind());
        DeviceSettings settings = edited.settings();
        notAnswering.setValue(settings.notAnswering());
        notRung.setValue(settings.notRung());
        hotDesk.setValue(settings.hotDesk());
        disabled.setValue(settings.disabled());
        mac.setValue(settings.macAddress());
        ip.setValue(settings.ipAddress());
    }

    private void save() {
        DeviceSettings settings = new DeviceSettings(
                notAnswering.getValue(),
                notRung.getValue(),
                hotDesk.getValue() && kind.getValue() == DeviceKind.PHANTOM,
                disabled.getValue(),
                mac.getValue().strip(),
                ip.getValue().strip());
        if (edited == null) {
            DeviceId id = DeviceId.parse(number.getValue().strip());
            if (id.isNone()) {
                throw ProblemException.invalid(
                        "telephony.device-number", "", words.word("device.no-number"), words.word("device.no-number.remedy"));
            }
            admin.addDevice(
                    system.id(),
                    new DeviceDescription(id, kind.getValue(), name.getValue().strip(), ""),
                    settings,
                    context.subject());
        } else {
            DeviceDescription was = edited.described();
            String description = edited.manual() ? name.getValue().strip() : was.description();
            admin.changeDevice(
                    system.id(),
                    new DeviceDescription(was.id(), kind.getValue(), description, was.username(), was.attributes()),
                    settings,
                    context.subject());
        }
        saved.run();
    }
}

package org.jackfield.core.users.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.DeviceStatus;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UserDevice;
import org.jackfield.api.users.UserDevice.Kind;
import org.jackfield.api.users.UserDevice.Rank;
import org.jackfield.api.web.ViewContext;

/** Primary and secondary extensions and agents, chosen from those of the phone systems or typed in. */
final class DevicesTab extends FormLayout {

    private static final long serialVersionUID = 1L;

    private final transient TelephonyService telephony;
    private final transient ViewContext context;
    private final transient List<PhoneSystem> systems;
    private final ComboBox<Choice> extension = new ComboBox<>();
    private final MultiSelectComboBox<Choice> extensions = new MultiSelectComboBox<>();
    private final ComboBox<Choice> agent = new ComboBox<>();
    private final MultiSelectComboBox<Choice> agents = new MultiSelectComboBox<>();

    /** A device of a phone system. */
    private record Choice(PhoneSystemId system, DeviceId device) {}

    DevicesTab(TelephonyService telephony, ViewContext context, User user) {
        this.telephony = telephony;
        this.context = context;
        this.systems = telephony.phoneSystems();
        setAutoResponsive(true);
        setMaxColumns(1);
        setExpandColumns(true);
        setExpandFields(true);
        fill(extension, extensions, Kind.EXTENSION, user);
        fill(agent, agents, Kind.AGENT, user);
        extension.setLabel(context.text("field.primary-extension"));
        extensions.setLabel(context.text("field.secondary-extensions"));
        agent.setLabel(context.text("field.primary-agent"));
        agents.setLabel(context.text("field.secondary-agents"));
        extension.setHelperText(context.text("field.devices.help"));
        add(extension, extensions, agent, agents);
    }

    private void fill(ComboBox<Choice> primary, MultiSelectComboBox<Choice> secondary, Kind kind, User user) {
        Map<Choice, String> known = known(kind);
        Set<Choice> more = new LinkedHashSet<>();
        for (UserDevice device : user.devices()) {
            if (device.kind() == kind) {
                Choice choice = new Choice(device.system(), device.device());
                known.putIfAbsent(choice, named(choice, ""));
                more.add(choice);
            }
        }
        List<Choice> items = new ArrayList<>(known.keySet());
        primary.setItemLabelGenerator(choice -> known.getOrDefault(choice, named(choice, "")));
        secondary.setItemLabelGenerator(choice -> known.getOrDefault(choice, named(choice, "")));
        primary.setItems(items);
        secondary.setItems(items);
        primary.setClearButtonVisible(true);
        primary.setAllowCustomValue(true);
        primary.addCustomValueSetListener(typed -> {
            Choice choice = typed(typed.getDetail());
            offer(items, choice, primary, secondary);
            primary.setValue(choice);
        });
        secondary.setAllowCustomValue(true);
        secondary.addCustomValueSetListener(typed -> {
            Set<Choice> chosen = new LinkedHashSet<>(secondary.getValue());
            Choice choice = typed(typed.getDetail());
            Choice main = primary.getValue();
            offer(items, choice, primary, secondary);
            primary.setValue(main);
            chosen.add(choice);
            secondary.setValue(chosen);
        });
        user.primary(kind).ifPresent(device -> {
            Choice choice = new Choice(device.system(), device.device());
            primary.setValue(choice);
            more.remove(choice);
        });
        secondary.setValue(more);
    }

    private static void offer(
            List<Choice> items, Choice choice, ComboBox<Choice> primary, MultiSelectComboBox<Choice> secondary) {
        if (!items.contains(choice)) {
            Set<Choice> chosen = secondary.getValue();
            items.add(choice);
            primary.setItems(items);
            secondary.setItems(items);
            secondary.setValue(chosen);
        }
    }

    /** A number that no phone system names yet belongs to the first one. */
    private Choice typed(String text) {
        if (systems.isEmpty()) {
            throw ProblemException.conflict(
                    "users.no-phone-system", text, context.text("devices.no-system"), context.text("devices.no-system.remedy"));
        }
        return new Choice(systems.getFirst().id(), DeviceId.parse(text.strip()));
    }

    private Map<Choice, String> known(Kind kind) {
        Map<Choice, String> known = new LinkedHashMap<>();
        for (PhoneSystem system : systems) {
            for (DeviceStatus status : telephony.devices(system.id())) {
                DeviceKind is = status.device().kind();
                boolean fits = kind == Kind.AGENT
                        ? is == DeviceKind.AGENT
                        : is == DeviceKind.STATION || is == DeviceKind.PHANTOM;
                if (fits) {
                    Choice choice = new Choice(system.id(), status.device().id());
                    known.put(choice, named(choice, status.device().name()));
                }
            }
        }
        return known;
    }

    private String named(Choice choice, String name) {
        String number = choice.device() + (name.isEmpty() ? "" : " " + name);
        return systems.size() < 2
                ? number
                : number + " · " + telephony.phoneSystem(choice.system()).map(PhoneSystem::name).orElse("?");
    }

    /** {@return what is chosen} */
    List<UserDevice> entered() {
        List<UserDevice> devices = new ArrayList<>();
        add(devices, Kind.EXTENSION, extension.getValue(), extensions.getValue());
        add(devices, Kind.AGENT, agent.getValue(), agents.getValue());
        return devices;
    }

    private static void add(List<UserDevice> devices, Kind kind, Choice primary, Set<Choice> secondary) {
        if (primary != null) {
            devices.add(new UserDevice(kind, Rank.PRIMARY, primary.system(), primary.device()));
        }
        secondary.stream()
                .filter(choice -> !choice.equals(primary))
                .forEach(choice -> devices.add(new UserDevice(kind, Rank.SECONDARY, choice.system(), choice.device())));
    }
}

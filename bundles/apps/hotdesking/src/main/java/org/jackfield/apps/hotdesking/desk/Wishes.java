package org.jackfield.apps.hotdesking.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.StationSetting;
import org.jackfield.api.telephony.command.CommandResult.WaitingMessage;

/** What every telephone and phantom is to be set to: a function of who sits where and of the settings. */
final class Wishes {

    /**
     * A wish.
     *
     * @param agent for whom
     * @param value what is to be set
     */
    record Wish(DeviceId agent, DeskSetting value) {}

    private final HotDeskingPlan plan;
    private final Set<DeskKind> possible;
    private final Map<Slot, Wish> wishes = new LinkedHashMap<>();

    private Wishes(HotDeskingPlan plan, Set<DeskKind> possible) {
        this.plan = plan;
        this.possible = possible;
    }

    /**
     * {@return all wishes, one for a slot; where two agents want the same, the first of them has it}
     *
     * @param possible what the phone system can do
     */
    static Map<Slot, Wish> of(HotDeskingPlan plan, Set<DeskKind> possible, List<Desk> desks) {
        Wishes all = new Wishes(plan, possible);
        desks.forEach(all::route);
        desks.stream().filter(desk -> desk.seat().owner()).forEach(all::furnish);
        desks.forEach(all::lamps);
        return all.wishes;
    }

    private void route(Desk desk) {
        if (desk.seat().isTaken()) {
            add(desk, desk.phantom(), DeskSetting.Forward.all(desk.seat().extension().number()));
        } else if (!desk.destination().isEmpty() && !desk.destination().equals(desk.phantom().number())) {
            add(desk, desk.phantom(), DeskSetting.Forward.all(desk.destination()));
        }
    }

    private void furnish(Desk desk) {
        DeviceId extension = desk.seat().extension();
        add(desk, extension, desk.memory().forward());
        if (desk.programming() == null) {
            return;
        }
        for (StationSetting setting : desk.programming()) {
            boolean own = setting instanceof StationSetting.CallingNumber && !desk.callingNumber().isEmpty();
            add(desk, extension, new DeskSetting.Programmed(
                    own ? new StationSetting.CallingNumber(desk.callingNumber()) : setting));
        }
        if (!desk.callingNumber().isEmpty()) {
            add(desk, extension, new DeskSetting.Programmed(new StationSetting.CallingNumber(desk.callingNumber())));
        }
    }

    private void lamps(Desk desk) {
        DeviceId lamp = desk.seat().owner() ? desk.seat().extension()
                : !desk.seat().isTaken() && plan.forwardMessages() ? desk.destinationExtension() : DeviceId.NONE;
        if (lamp.isNone() || desk.messages() == null) {
            return;
        }
        for (WaitingMessage message : desk.messages()) {
            if (!message.from().isNone()) {
                add(desk, lamp, DeskSetting.Lamp.lit(message));
            }
        }
    }

    private void add(Desk desk, DeviceId device, DeskSetting value) {
        if (plan.changes(value.kind()) && possible.contains(value.kind())) {
            wishes.putIfAbsent(new Slot(device, value.key()), new Wish(desk.seat().agent(), value));
        }
    }
}

package org.jackfield.apps.hotdesking.desk;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.ForwardingType;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandFailure;

/**
 * The journal of what hot desking has in its hands. Every step is stored before the telephone is written and again after, and
 * writes whole values: whatever is in doubt after a crash is written once more. Belongs to the keeper's thread.
 */
final class Holds {

    private final PhoneSystemId system;
    private final DeskStore store;
    private final Telephones telephones;
    private final Map<Slot, Hold> holds = new LinkedHashMap<>();

    Holds(PhoneSystemId system, DeskStore store, Telephones telephones) {
        this.system = system;
        this.store = store;
        this.telephones = telephones;
        store.holds(system).forEach(hold -> holds.put(hold.slot(), hold));
    }

    Collection<Hold> all() {
        return List.copyOf(holds.values());
    }

    Hold at(DeviceId device, String key) {
        return holds.get(new Slot(device, key));
    }

    /**
     * Sets a telephone, unless it is set so already.
     *
     * @param thorough whether to ask a telephone that we have set so already
     */
    void take(Slot slot, Wishes.Wish wish, boolean thorough) {
        Hold known = holds.get(slot);
        if (known == null) {
            DeskSetting before = telephones.now(slot.device(), wish.value());
            if (before instanceof DeskSetting.Forward forward && !isSettable(forward)) {
                throw refused(forward);
            }
            Hold fresh = new Hold(slot.device(), wish.agent(), before, wish.value(), Hold.State.WRITING);
            if (before.equals(wish.value())) {
                keep(fresh.in(Hold.State.WRITTEN));
            } else {
                write(fresh);
            }
        } else if (!known.value().equals(wish.value()) || known.state() != Hold.State.WRITTEN) {
            write(known.writing(wish.agent(), wish.value()));
        } else if (!known.agent().equals(wish.agent())) {
            keep(known.writing(wish.agent(), wish.value()).in(Hold.State.WRITTEN));
        } else if (thorough && !telephones.now(slot.device(), known.value()).equals(known.value())) {
            rewrite(known);
        }
    }

    /** Writes once more what is held. */
    void rewrite(Hold hold) {
        write(hold.writing(hold.agent(), hold.value()));
    }

    /** Gives a telephone back what is its own. */
    void giveBack(Hold hold, DeskSetting own) {
        keep(hold.in(Hold.State.RETURNING));
        telephones.set(hold.device(), own);
        forget(hold);
    }

    /** A telephone that is no longer there gets nothing back. */
    void forget(Hold hold) {
        store.delete(system, hold.slot());
        holds.remove(hold.slot());
    }

    /** The person at the telephone has set it otherwise: that is held and remembered from now on. */
    void accept(Hold hold, AgentMemory memory) {
        Hold changed = new Hold(hold.device(), hold.agent(), hold.before(), memory.forward(), Hold.State.WRITTEN);
        store.save(system, memory, changed);
        holds.put(changed.slot(), changed);
    }

    private void write(Hold hold) {
        keep(hold);
        telephones.set(hold.device(), hold.value());
        keep(hold.in(Hold.State.WRITTEN));
    }

    private void keep(Hold hold) {
        store.save(system, hold);
        holds.put(hold.slot(), hold);
    }

    private static boolean isSettable(DeskSetting.Forward forward) {
        return forward.type() != ForwardingType.OTHER;
    }

    private static CommandException refused(DeskSetting.Forward forward) {
        return new CommandException(
                CommandFailure.UNSUPPORTED, "",
                "The telephone is forwarded to " + forward.destination() + " in a way that could not be put back.");
    }
}

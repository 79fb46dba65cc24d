package org.jackfield.connectors.simulator.office;

import java.util.List;
import java.util.function.BiPredicate;
import org.jackfield.connectors.simulator.pbx.Application;
import org.jackfield.connectors.simulator.pbx.Call;
import org.jackfield.connectors.simulator.pbx.Cause;
import org.jackfield.connectors.simulator.pbx.Device;
import org.jackfield.connectors.simulator.pbx.HuntGroup;
import org.jackfield.connectors.simulator.pbx.Party;
import org.jackfield.connectors.simulator.pbx.PartyState;
import org.jackfield.connectors.simulator.pbx.Pbx;
import org.jackfield.connectors.simulator.pbx.PlaceOptions;
import org.jackfield.connectors.simulator.pbx.Station;

/** What people do once they talk: hold, ask a colleague, transfer, record, leave a message, hang up. */
final class TalkScript {

    private static final double SPREAD = 0.8;
    private static final double LONGEST_TALK_SECONDS = 3600;

    private final Pbx pbx;
    private final Intentions intentions;
    private final Dice dice;
    private final double talkSeconds;
    private final BiPredicate<Call, Object> current;

    TalkScript(Pbx pbx, Intentions intentions, Dice dice, double talkSeconds, BiPredicate<Call, Object> current) {
        this.pbx = pbx;
        this.intentions = intentions;
        this.dice = dice;
        this.talkSeconds = talkSeconds;
        this.current = current;
    }

    /** Somebody, or something, has answered. */
    void answered(Call call, Object story) {
        if (call.answeredBy() instanceof Application application) {
            talkToMachine(call, story, application);
        } else if (call.announcementFor() != null) {
            later(call, story, dice.between(4, 15), () -> endConsultation(call));
        } else {
            talk(call, story);
        }
    }

    private void later(Call call, Object story, long millis, Runnable task) {
        intentions.later(millis, () -> {
            if (current.test(call, story) && !Intentions.attempt(task)) {
                // It could not be done just now; the talk ends as talks do.
                intentions.later(dice.between(5, 20), () -> {
                    if (current.test(call, story)) {
                        hangUp(call);
                    }
                });
            }
        });
    }

    private void talkToMachine(Call call, Object story, Application machine) {
        switch (machine.purpose()) {
            case MAILBOX, MESSAGE_RETRIEVAL -> later(call, story, dice.about(14, 0.5, 90), () -> leaveMessage(call, machine));
            case ATTENDANT -> later(call, story, dice.between(5, 14), () -> choose(call, machine));
            default -> { }
        }
    }

    private void leaveMessage(Call call, Application machine) {
        Device wanted = call.lastRedirect();
        hangUpOutside(call);
        if (wanted instanceof Station station && pbx.find(station.number()) == station && dice.chance(0.7)) {
            int count = station.messages().stream().mapToInt(m -> m.count()).sum();
            pbx.features().leaveMessage(station, machine, Math.min(99, count + 1), station.number());
        }
    }

    private void choose(Call call, Application machine) {
        List<HuntGroup> groups = pbx.devices(HuntGroup.class);
        Party attendant = call.party(machine);
        if (attendant == null || groups.isEmpty() || dice.chance(0.15)) {
            hangUpOutside(call);
        } else {
            pbx.transfers().oneStep(attendant, dice.oneOf(groups).number());
        }
    }

    private void talk(Call call, Object story) {
        Party station = talking(call);
        if (station == null) {
            return;
        }
        double usual = call.direction() == Call.Direction.INTERNAL ? talkSeconds * 0.4 : talkSeconds;
        long length = Math.max(2000, dice.about(usual, SPREAD, LONGEST_TALK_SECONDS));
        double what = dice.upTo(1);
        long middle = (long) (length * (0.3 + dice.upTo(0.4)));
        if (call.parties().size() > 2 || what >= 0.34) {
            later(call, story, length, () -> hangUp(call));
        } else if (what < 0.12) {
            later(call, story, middle, () -> holdForAWhile(call, story, station, length - middle));
        } else if (what < 0.24) {
            later(call, story, middle, () -> askColleague(call, story, station, what < 0.14));
        } else if (what < 0.30) {
            later(call, story, middle, () -> passOn(station));
        } else {
            later(call, story, middle / 4, () -> record(call, story, station, length));
        }
    }

    private void holdForAWhile(Call call, Object story, Party station, long rest) {
        pbx.calls().hold(station, Cause.HOLD_INDIVIDUAL);
        later(call, story, dice.about(25, 0.6, 110), () -> {
            if (station.state() == PartyState.HELD) {
                pbx.calls().retrieve(station);
            }
            later(call, story, rest, () -> hangUp(call));
        });
    }

    private void askColleague(Call call, Object story, Party station, boolean conference) {
        Station colleague = colleagueOf((Station) station.device());
        if (colleague == null) {
            hangUp(call);
            return;
        }
        Party consulting = pbx.calls().consult(station, colleague.number(), conference, PlaceOptions.BY_HAND);
        intentions.later(dice.between(18, 26), () -> {
            if (current.test(call, story) && consulting.call().parties().contains(consulting)
                    && !consulting.call().answered()) {
                giveUp(consulting);
            }
        });
    }

    private Station colleagueOf(Station station) {
        List<Station> free = pbx.devices(Station.class).stream()
                .filter(s -> s != station && !s.phantom() && s.idle() && s.online() && s.dndMessage().isEmpty()).toList();
        return free.isEmpty() ? null : dice.oneOf(free);
    }

    /** The colleague has been asked: transfer mostly, else a conference, or back to the caller. */
    private void endConsultation(Call consultation) {
        Party held = consultation.announcementFor();
        Party own = held.call().parties().contains(held) ? consultation.party(held.device()) : null;
        if (own == null || held.state() != PartyState.HELD || own.state() != PartyState.CONNECTED) {
            hangUp(consultation);
        } else if (dice.chance(0.12)) {
            Party controller = pbx.conferencing().join(List.of(held, own));
            intentions.later(dice.about(talkSeconds, SPREAD, LONGEST_TALK_SECONDS), () -> dropIfThere(controller));
        } else if (dice.chance(0.75)) {
            pbx.transfers().complete(held, own);
        } else {
            backToCaller(own, held);
        }
    }

    private void dropIfThere(Party party) {
        if (party.call().parties().contains(party)) {
            pbx.clearing().drop(party);
        }
    }

    /** Nobody answers the one who called: he gives up, and goes back to the call he has on hold. */
    void giveUp(Party caller) {
        Party held = caller.call().announcementFor();
        if (held != null && held.call().parties().contains(held) && held.state() == PartyState.HELD) {
            backToCaller(caller, held);
        } else {
            pbx.clearing().drop(caller);
        }
    }

    private void backToCaller(Party own, Party held) {
        pbx.clearing().drop(own);
        if (held.call().parties().contains(held) && held.state() == PartyState.HELD) {
            pbx.calls().retrieve(held);
            intentions.later(dice.about(talkSeconds / 2, SPREAD, LONGEST_TALK_SECONDS), () -> dropIfThere(held));
        }
    }

    private void passOn(Party station) {
        Station colleague = colleagueOf((Station) station.device());
        if (colleague == null) {
            hangUp(station.call());
        } else {
            pbx.transfers().oneStep(station, colleague.number());
        }
    }

    private void record(Call call, Object story, Party station, long length) {
        pbx.conferencing().toggleRecording((Station) station.device());
        later(call, story, length, () -> hangUp(call));
    }

    private void hangUp(Call call) {
        Party station = talking(call);
        if (station == null || dice.chance(0.55)) {
            hangUpOutside(call);
        } else {
            pbx.clearing().drop(station);
        }
    }

    /** The outside party hangs up; in an internal call the one who called. */
    private void hangUpOutside(Call call) {
        Party leaver = call.trunkParty();
        if (leaver == null) {
            leaver = call.parties().stream().filter(p -> p.state() == PartyState.CONNECTED
                    || p.state() == PartyState.HELD).findFirst().orElse(null);
        }
        if (leaver != null) {
            pbx.clearing().drop(leaver);
        }
    }

    private static Party talking(Call call) {
        return call.parties().stream().filter(p -> p.device() instanceof Station && p.state() == PartyState.CONNECTED)
                .findFirst().orElse(null);
    }
}

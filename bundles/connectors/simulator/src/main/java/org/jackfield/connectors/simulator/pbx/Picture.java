package org.jackfield.connectors.simulator.pbx;

/** Tells, in events, how things stand at a device: what a resynchronisation asks for. */
final class Picture {

    private final Pbx pbx;
    private final EventComposer events;

    Picture(Pbx pbx, EventComposer events) {
        this.pbx = pbx;
        this.events = events;
    }

    void draw(Device device) {
        if (!device.online()) {
            int physical = device instanceof Station station ? station.physicalType() : 0;
            events.device(EventType.OL, device, device, 0, device.type(), device instanceof Station s && !s.phantom() ? 0
                    : physical);
        }
        if (device instanceof Station station) {
            drawFeatures(station);
        }
        for (Party party : device.parties()) {
            drawCall(party);
        }
    }

    private void drawFeatures(Station station) {
        if (!station.online() && !station.phantom()) {
            return;
        }
        events.device(EventType.DND, station, station, Text.of(station.dndMessage()), Text.of(station.dndText()));
        pbx.features().tellForward(events, station);
        Agent agent = station.agent();
        if (agent != null) {
            for (HuntGroup group : agent.groups()) {
                events.device(EventType.LN, station, station, agent.id(), Text.of(agent.description()), group);
            }
            EventType mode = switch (agent.mode()) {
                case NOT_READY -> EventType.NRY;
                case WORK_NOT_READY -> EventType.WNR;
                default -> EventType.RY;
            };
            events.device(mode, station, station, agent.id());
        }
        for (Message message : station.messages()) {
            events.device(EventType.MW, station, station, message.from(), message.mailbox(), message.count(), 1);
        }
        events.device(EventType.FE, station, station, "%07X".formatted(station.featureMask()));
    }

    private void drawCall(Party party) {
        Call call = party.call();
        switch (party.state()) {
            case HELD -> events.heldPicture(party);
            case ALERTING -> {
                if (pbx.callbacks().isPrompt(call)) {
                    events.prompted(party, pbx.callbacks().target(call));
                } else if (!party.standIn()) {
                    events.delivered(party, party, call.ringCause, true);
                }
            }
            case QUEUED -> events.queued(party, party, Cause.NO_AVAILABLE_AGENTS, true);
            case CONNECTED -> drawConnected(party);
            default -> { }
        }
    }

    private void drawConnected(Party party) {
        Call call = party.call();
        Party standIn = call.standIn();
        if (call.answeredBy != null) {
            events.established(party, true);
        } else if (!call.alerting().isEmpty()) {
            events.delivered(party, call.alerting().getFirst(), call.ringCause, true);
        } else if (standIn != null) {
            events.queued(party, standIn, Cause.NO_AVAILABLE_AGENTS, true);
        }
    }
}

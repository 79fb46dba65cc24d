package org.jackfield.connectors.oai.translate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jackfield.api.telephony.AgentState;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.event.AgentStateChanged;
import org.jackfield.api.telephony.event.CallDetails;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.ExternalParty;
import org.jackfield.api.telephony.event.FeatureEvent;
import org.jackfield.api.telephony.event.TelephonyEvent;
import org.jackfield.connectors.oaiwire.code.Feature;
import org.jackfield.connectors.oaiwire.event.CallEvents;
import org.jackfield.connectors.oaiwire.event.DeviceEvents;
import org.jackfield.connectors.oaiwire.event.OaiEvent;

/** Events of agents and features. */
final class DeviceTranslator {

    /** Told by events of their own. */
    private static final Set<Feature> TOLD_OTHERWISE = Set.of(Feature.DO_NOT_DISTURB, Feature.FORWARD_ALL,
            Feature.FORWARD_BUSY, Feature.FORWARD_NO_ANSWER, Feature.FORWARD_NO_ANSWER_OR_BUSY, Feature.MESSAGE,
            Feature.MUTE, Feature.ACD_AGENT);
    private static final int DEVICES = 20_000;

    private final Ids ids;
    private final Echoes echoes;
    private final Function<DeviceId, String> agentNames;
    private final Map<DeviceId, Long> masks = new HashMap<>();

    /**
     * @param agentNames the programmed name of an agent, empty if not known
     */
    DeviceTranslator(Ids ids, Echoes echoes, Function<DeviceId, String> agentNames) {
        this.ids = ids;
        this.echoes = echoes;
        this.agentNames = agentNames;
    }

    /** What a feature is called outside; those without a name by their number. */
    static String name(Feature feature) {
        return feature == Feature.HUNT_GROUP_REMOVED ? "hunt-group-remove"
                : feature.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Translates one line; what is an echo is left out. */
    List<TelephonyEvent> translate(DeviceEvents line, Integer resync, int monitor) {
        DeviceId device = ids.device(line.device());
        if (line instanceof DeviceEvents.FeatureStatus status) {
            return features(device, status);
        }
        TelephonyEvent event = switch (line) {
            case DeviceEvents.AgentLoggedOn e ->
                agent(e.agent(), device, e.description(), e.group(), AgentState.LOGGED_ON);
            case DeviceEvents.AgentLoggedOff e ->
                agent(e.agent(), device, e.description(), e.group(), AgentState.LOGGED_OFF);
            case DeviceEvents.AgentReady e -> agent(e.agent(), device, "", "", AgentState.READY);
            case DeviceEvents.AgentNotReady e -> agent(e.agent(), device, "", "", AgentState.BUSY);
            case DeviceEvents.AgentWrappingUp e -> agent(e.agent(), device, "", "", AgentState.WORKING_AFTER_CALL);
            case DeviceEvents.DoNotDisturb e -> new FeatureEvent.DoNotDisturbChanged(device, e.isOn(),
                    (e.message() + " " + e.text()).strip());
            case DeviceEvents.Forwarding e -> new FeatureEvent.ForwardingChanged(device,
                    DeviceForwarding.of(e.type(), e.destination()),
                    ids.device(e.destination()), e.outsideNumber());
            case DeviceEvents.MessageWaiting e -> new FeatureEvent.MessageWaitingChanged(device, e.on(),
                    ids.device(e.from()), e.mailbox(), e.on() && e.count() != null ? Math.max(0, e.count()) : 0);
            case DeviceEvents.CallInformation e -> information(device, e);
            case DeviceEvents.ElapsedTime e -> new CallEvent.CallInformation(ids.call(e.call()), device,
                    CallDetails.NONE, Math.max(0, e.seconds()) * 1000L);
            case DeviceEvents.OnLine e -> new FeatureEvent.OnlineChanged(device, e.on());
            case DeviceEvents.Mute e -> new FeatureEvent.MuteChanged(device, e.on());
            case DeviceEvents.Callback e ->
                new FeatureEvent.CallBackChanged(device, ids.device(e.target()), e.on());
            default -> special(device, line);
        };
        Echoes.Topic topic = new Echoes.Topic(resync, event.getClass(), topic(event, device));
        return echoes.isEcho(topic, event, monitor) ? List.of() : List.of(event);
    }

    private static Object topic(TelephonyEvent event, DeviceId device) {
        return event instanceof AgentStateChanged agent ? List.of(device, agent.agent(), agent.group()) : device;
    }

    /** The description may be the agent's or, on newer systems, the station's: what is programmed goes first. */
    private AgentStateChanged agent(String agent, DeviceId device, String description, String group, AgentState state) {
        DeviceId id = ids.agent(agent);
        String programmed = agentNames.apply(id);
        return new AgentStateChanged(id, device, programmed.isEmpty() ? description : programmed, ids.device(group),
                state);
    }

    private CallEvent information(DeviceId device, DeviceEvents.CallInformation e) {
        CallDetails details = CallDetails.NONE.withAccountCode(e.account());
        boolean caller = !e.callerName().isEmpty() || !e.callerNumber().isEmpty();
        return new CallEvent.CallInformation(ids.call(e.call()), device,
                caller ? details.withOutside(new ExternalParty(e.callerNumber(), e.callerName(), "", "")) : details, -1);
    }

    /** A live event tells one feature, a resync the mask of all: then what differs from before is told. */
    private List<TelephonyEvent> features(DeviceId device, DeviceEvents.FeatureStatus status) {
        List<TelephonyEvent> events = new ArrayList<>();
        if (masks.size() >= DEVICES && !masks.containsKey(device)) {
            return events;
        }
        long before = masks.getOrDefault(device, 0L);
        if (status.on() == null) {
            masks.put(device, status.mask());
            for (Feature feature : Feature.inMask(before ^ status.mask())) {
                toggled(device, feature, name(feature), (status.mask() & feature.mask()) != 0, events);
            }
            return events;
        }
        Feature feature = status.feature().value();
        masks.put(device, status.on() ? before | feature.mask() : before & ~feature.mask());
        boolean news = feature.mask() == 0 || before != masks.get(device);
        if (news) {
            toggled(device, feature, feature == Feature.UNKNOWN ? status.value() : name(feature), status.on(), events);
        }
        return events;
    }

    private static void toggled(DeviceId device, Feature feature, String name, boolean on, List<TelephonyEvent> events) {
        if (!TOLD_OTHERWISE.contains(feature)) {
            events.add(new FeatureEvent.FeatureToggled(device, name, on));
        }
    }

    /** The outside has answered, a person is not confirmed: the call rings on, and what is known is told for those who want it. */
    List<TelephonyEvent> unconfirmed(CallEvents.EstablishedUnconfirmed line, Integer resync, int monitor) {
        Map<String, String> fields = fields(line.answer());
        fields.remove("state"); // that of the monitored party
        FeatureEvent.Private event =
                new FeatureEvent.Private(ids.device(line.answer().answering()), line.wireName(), fields);
        return echoes.isEcho(new Echoes.Topic(resync, line.wireName(), line.call()), event, monitor) ? List.of()
                : List.of(event);
    }

    private static TelephonyEvent special(DeviceId device, DeviceEvents line) {
        return new FeatureEvent.Private(device, line.wireName(), fields(line));
    }

    private static Map<String, String> fields(OaiEvent line) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (var component : line.getClass().getRecordComponents()) {
            try {
                fields.put(component.getName(), String.valueOf(component.getAccessor().invoke(line)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return fields;
    }

    /** Forgets what features were on. */
    void clear() {
        masks.clear();
    }
}

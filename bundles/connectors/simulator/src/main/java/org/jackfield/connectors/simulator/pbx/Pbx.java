package org.jackfield.connectors.simulator.pbx;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jackfield.connectors.simulator.loop.EventLoop;

/**
 * The telephone system: its devices, the calls in it, and the operations people and applications can ask for.
 * Everything here runs on the {@link EventLoop}; an operation either happens, with all its events, or is
 * refused by a {@link RefusedException} and changes nothing.
 */
public final class Pbx {

    private final PbxPlan plan;
    private final EventLoop loop;
    private final ZoneId zone;
    private final SortedMap<String, Device> devices = new TreeMap<>();
    private final Map<String, Agent> agents = new LinkedHashMap<>();
    private final List<PbxListener> listeners = new CopyOnWriteArrayList<>();
    private final CallIds ids = new CallIds();
    private final EventComposer events;
    private final Routing routing;
    private final Hunting hunting;
    private final CallControl calls;
    private final Clearing clearing;
    private final Callbacks callbacks;
    private final Transfers transfers;
    private final Conferencing conferencing;
    private final StationFeatures features;
    private final AgentDesk agentDesk;
    private final SystemState system;
    private final Smdr smdr;
    private final FeatureCodes featureCodes;
    private final Offering offering;
    private TrunkGroup trunkGroup;

    /** A telephone system programmed like this. */
    public Pbx(PbxPlan plan, EventLoop loop, ZoneId zone) {
        this.plan = plan;
        this.loop = loop;
        this.zone = zone;
        this.events = new EventComposer(this::publish);
        this.routing = new Routing(this);
        this.hunting = new Hunting(this);
        this.calls = new CallControl(this);
        this.clearing = new Clearing(this);
        this.callbacks = new Callbacks(this);
        this.transfers = new Transfers(this);
        this.conferencing = new Conferencing(this);
        this.features = new StationFeatures(this);
        this.agentDesk = new AgentDesk(this);
        this.system = new SystemState(this);
        this.smdr = new Smdr(this);
        this.featureCodes = new FeatureCodes(this);
        this.offering = new Offering(this);
        program();
    }

    private void program() {
        plan.stations().forEach(s -> add(new Station(s)));
        plan.applications().forEach(a ->
                add(new Application(a.node(), a.number(), a.username(), a.description(), a.purpose())));
        plan.agents().forEach(a -> agents.put(a.id(), new Agent(a.id(), a.description())));
        programTrunks();
        for (PbxPlan.GroupPlan g : plan.groups()) {
            add(new HuntGroup(g.node(), g.number(), g.username(), g.description(), g.kind(), g.policy(),
                    g.stations().stream().map(this::station).toList(), members(g)));
        }
        for (PbxPlan.GroupPlan g : plan.groups()) {
            HuntGroup group = (HuntGroup) device(g.number());
            group.script(g.announcement().isEmpty() ? null : (Application) device(g.announcement()),
                    g.overflow().isEmpty() ? null : device(g.overflow()));
            group.noteDeserted();
        }
    }

    private List<Agent> members(PbxPlan.GroupPlan group) {
        if (group.kind() == HuntGroup.Kind.ACD) {
            // Without agent ids the station itself is the agent.
            return group.stations().stream().map(this::station)
                    .map(s -> agents.computeIfAbsent(s.number(), n -> new Agent(n, s.description()))).toList();
        }
        return group.agents().stream().map(this::agent).toList();
    }

    private void programTrunks() {
        PbxPlan.TrunkGroupPlan g = plan.trunkGroup();
        List<Trunk> trunks = plan.trunks().stream()
                .map(t -> new Trunk(t.node(), t.number(), g.username(), g.description(), t.answerSupervision())).toList();
        trunks.forEach(this::add);
        trunkGroup = new TrunkGroup(g.node(), g.number(), g.username(), g.description(), trunks);
        add(trunkGroup);
    }

    private void add(Device device) {
        if (devices.putIfAbsent(device.number(), device) != null) {
            throw new IllegalArgumentException("extension " + device.number() + " is programmed twice");
        }
    }

    /** Adds a listener that sees every event from now on. */
    public void addListener(PbxListener listener) {
        listeners.add(listener);
    }

    /** Takes a listener away. */
    public void removeListener(PbxListener listener) {
        listeners.remove(listener);
    }

    private void publish(PbxEvent event) {
        for (PbxListener listener : listeners) {
            listener.onEvent(event);
        }
    }

    /** How it is programmed. */
    public PbxPlan plan() {
        return plan;
    }

    /** Office time. */
    public Instant now() {
        return loop.now();
    }

    /** Where the office is. */
    public ZoneId zone() {
        return zone;
    }

    /** Everything that has an extension, by extension. */
    public Collection<Device> devices() {
        return Collections.unmodifiableCollection(devices.values());
    }

    /** All devices of one sort, by extension. */
    public <T extends Device> List<T> devices(Class<T> sort) {
        return devices.values().stream().filter(sort::isInstance).map(sort::cast).toList();
    }

    /** The device with this extension, or null. */
    public Device find(String number) {
        return devices.get(number);
    }

    /** The device with this extension. */
    public Device device(String number) {
        Device device = devices.get(number);
        if (device == null) {
            throw new RefusedException(RefusedException.INVALID_DEVICE, "there is no extension " + number);
        }
        return device;
    }

    /** The station with this extension. */
    public Station station(String number) {
        return as(Station.class, device(number));
    }

    /** A device that must be of this sort. */
    public <T extends Device> T as(Class<T> sort, Device device) {
        if (!sort.isInstance(device)) {
            throw new RefusedException(RefusedException.WRONG_TYPE, device + " is no " + sort.getSimpleName());
        }
        return sort.cast(device);
    }

    /** The group that outside calls use. */
    public TrunkGroup trunkGroup() {
        return trunkGroup;
    }

    /** All agents. */
    public Collection<Agent> agents() {
        return Collections.unmodifiableCollection(agents.values());
    }

    /** The agent with this id. */
    public Agent agent(String id) {
        Agent agent = agents.get(id);
        if (agent == null) {
            throw new RefusedException(RefusedException.INVALID_AGENT, "there is no agent " + id);
        }
        return agent;
    }

    /** The agent with this id, or null. */
    public Agent findAgent(String id) {
        return agents.get(id);
    }

    /** The call with this id. */
    public Call call(String id) {
        Call call = ids.find(id);
        if (call == null) {
            throw new RefusedException(RefusedException.INVALID_CALL, "there is no call " + id);
        }
        return call;
    }

    /** The call with this id, or null. */
    public Call findCall(String id) {
        return ids.find(id);
    }

    /** This device's part in the call it knows under this id. */
    public Party party(Device device, String callId) {
        Party party = call(callId).party(device);
        if (party == null) {
            throw new RefusedException(RefusedException.INVALID_CALL, device + " has no part in call " + callId);
        }
        return party;
    }

    /** All calls. */
    public Set<Call> activeCalls() {
        return ids.all().entrySet().stream().sorted(Map.Entry.comparingByKey()).map(Map.Entry::getValue)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** All call ids in use. */
    public Set<String> callIds() {
        return Set.copyOf(ids.all().keySet());
    }

    /** The id the next call gets, if it is free: four hexadecimal digits. */
    public void nextCallId(String id) {
        ids.startAt(id);
    }

    /** Placing, answering and holding calls. */
    public CallControl calls() {
        return calls;
    }

    /** Leaving and ending calls. */
    public Clearing clearing() {
        return clearing;
    }

    /** Being called when somebody is no longer busy. */
    public Callbacks callbacks() {
        return callbacks;
    }

    /** Moving calls. */
    public Transfers transfers() {
        return transfers;
    }

    /** Conferences and recording. */
    public Conferencing conferencing() {
        return conferencing;
    }

    /** What a station can be told. */
    public StationFeatures features() {
        return features;
    }

    /** Logging in, ready, wrap-up. */
    public AgentDesk agentDesk() {
        return agentDesk;
    }

    /** Applications that route calls before they ring. */
    public Offering offering() {
        return offering;
    }

    /** What is typed at a telephone to use a feature. */
    public FeatureCodes featureCodes() {
        return featureCodes;
    }

    /** Night mode, alarms and programming. */
    public SystemState system() {
        return system;
    }

    /** What a newly connected application must be told of a device: its state and its calls. */
    public List<PbxEvent> picture(Device device) {
        List<PbxEvent> picture = new ArrayList<>();
        new Picture(this, events.to(picture::add)).draw(device);
        return picture;
    }

    /** All calls vanish without a word, as at a power failure. Programming, night mode and log-ins stay. */
    public void powerFailure() {
        for (Call call : activeCalls()) {
            call.cancelTimers();
            offering.over(call);
            for (Party party : List.copyOf(call.parties())) {
                ids.free(party.callId());
                call.remove(party);
            }
            ids.free(call.id());
        }
        devices(HuntGroup.class).forEach(group -> group.waiting().clear());
        devices(Station.class).forEach(station -> station.set(Station.Feature.RECORD_A_CALL, false));
        trunkGroup.waiting().clear();
        callbacks.forget();
        agentDesk.settle();
    }

    EventLoop loop() {
        return loop;
    }

    EventComposer events() {
        return events;
    }

    CallIds ids() {
        return ids;
    }

    Routing routing() {
        return routing;
    }

    Hunting hunting() {
        return hunting;
    }

    Smdr smdr() {
        return smdr;
    }

    long millis() {
        return loop.now().toEpochMilli();
    }

    void install(Station station) {
        add(station);
    }

    void uninstall(Station station) {
        devices.remove(station.number());
    }
}

package org.jackfield.apps.groupmessaging;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceStatus;
import org.jackfield.api.telephony.DeviceStatus.Messages;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.telephony.command.Capability;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.apps.groupmessaging.GroupMembers.Group;
import org.jackfield.apps.groupmessaging.lamp.Lamp;
import org.jackfield.apps.groupmessaging.lamp.Wanted;
import org.jackfield.apps.groupmessaging.store.LampStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rules, how they stand, and the lamps that are lit by them. Any thread may call. */
public final class GroupMessaging {

    private static final Logger LOG = LoggerFactory.getLogger(GroupMessaging.class);
    /** Within this the gate expects a feature to end; what is not put out by then is remembered. */
    private static final long ENDING_SECONDS = 4;

    private final TelephonyService telephony;
    private final SettingsService settings;
    private final GroupMembers members = new GroupMembers();
    private final LampKeeper keeper;
    private volatile Runnable news = () -> {};

    GroupMessaging(LampStore store, TelephonyService telephony, SettingsService settings, InstantSource clock) {
        this.telephony = telephony;
        this.settings = settings;
        keeper = new LampKeeper(store, this::set, clock);
    }

    /**
     * How a rule stands.
     *
     * @param rule the rule
     * @param system name of its phone system; its id if it is not configured
     * @param waiting how many messages wait at the source
     * @param targets the telephones that are told; empty if not known
     * @param lit at how many of them the lamp is lit
     * @param problem why it is not carried out, or not wholly; empty if it is
     */
    public record Status(
            MessageRule rule, String system, int waiting, List<DeviceId> targets, int lit, Optional<String> problem) {}

    /** {@return how every rule stands, in their order} */
    public List<Status> status() {
        return rules().stream().map(this::status).toList();
    }

    private Status status(MessageRule rule) {
        PhoneSystemId system = rule.system();
        Optional<List<DeviceId>> targets =
                LampPlan.targets(rule, group -> members.of(new Group(system, group)));
        Set<Lamp> ours = keeper.ours();
        List<Lamp> lamps = targets.orElse(List.of()).stream()
                .map(target -> new Lamp(system, target, rule.sourceDevice()))
                .toList();
        return new Status(
                rule,
                telephony.phoneSystem(system).map(PhoneSystem::name).orElse(rule.phoneSystem()),
                own(system, rule.sourceDevice()),
                targets.orElse(List.of()),
                (int) lamps.stream().filter(ours::contains).count(),
                rule.enabled() ? problem(rule, targets, lamps) : Optional.empty());
    }

    private Optional<String> problem(MessageRule rule, Optional<List<DeviceId>> targets, List<Lamp> lamps) {
        PhoneSystemId system = rule.system();
        if (telephony.phoneSystem(system).isEmpty()) {
            return Optional.of("The phone system is not configured any more.");
        }
        if (!telephony.isUp(system)) {
            return Optional.of("The phone system is not connected; lamps are set right once it is.");
        }
        Optional<String> cannot = whyNot(system, rule.target());
        if (cannot.isPresent()) {
            return cannot;
        }
        if (shown(system, rule.sourceDevice()).isEmpty()) {
            return Optional.of("The phone system has no extension " + rule.source() + ", or it is switched off on the page Devices.");
        }
        if (targets.isEmpty()) {
            return members.problem(new Group(system, rule.group()))
                    .map(why -> "The members of the hunt group are not known: " + why)
                    .or(() -> Optional.of("The members of the hunt group have not been told yet."));
        }
        return lamps.stream()
                .flatMap(lamp -> keeper.problem(lamp).map(why -> lamp.target() + ": " + why).stream())
                .findFirst();
    }

    /** {@return why rules with such targets cannot be carried out at a phone system; empty if they can} */
    public Optional<String> whyNot(PhoneSystemId system, MessageRule.Target target) {
        var capabilities = telephony.capabilities(system);
        return capabilities.whyNot(Capability.MESSAGE_WAITING)
                .or(() -> capabilities.whyNot(Capability.FEATURE_EVENTS))
                .or(() -> target == MessageRule.Target.HUNT_GROUP
                        ? capabilities.whyNot(Capability.QUERY_GROUP)
                        : Optional.empty());
    }

    /** {@return the rules as they stand} */
    public Stored<GroupMessagingSettings> settings() {
        return settings.read(GroupMessagingSettings.TYPE);
    }

    /** Stores a rule, a new one or a changed one; it is carried out at once. */
    public Stored<GroupMessagingSettings> store(Stored<GroupMessagingSettings> edited, MessageRule rule, Subject by) {
        if (telephony.phoneSystem(rule.system()).isEmpty()) {
            throw ProblemException.invalid(
                    "groupmessaging.phone-system", rule.phoneSystem(), "There is no such phone system.",
                    "Choose one of those configured.");
        }
        return settings.write(GroupMessagingSettings.TYPE, edited.revision(), edited.value().with(rule), by);
    }

    /** Removes a rule; its lamps are put out. */
    public Stored<GroupMessagingSettings> remove(Stored<GroupMessagingSettings> edited, String rule, Subject by) {
        return settings.write(GroupMessagingSettings.TYPE, edited.revision(), edited.value().without(rule), by);
    }

    /** {@return the phone systems, by name} */
    public List<PhoneSystem> phoneSystems() {
        return telephony.phoneSystems();
    }

    /** {@return the devices of a phone system, by number} */
    public List<DeviceStatus> devices(PhoneSystemId system) {
        return List.copyOf(telephony.devices(system));
    }

    /** Calls this whenever a lamp may have to be looked at again. */
    void onNews(Runnable look) {
        news = look;
    }

    /** {@return the hunt groups of a phone system that rules name} */
    Set<DeviceId> groups(PhoneSystemId system) {
        return rules().stream()
                .filter(rule -> rule.enabled() && rule.system().equals(system)
                        && rule.target() == MessageRule.Target.HUNT_GROUP)
                .map(MessageRule::group)
                .collect(Collectors.toSet());
    }

    /** {@return the groups whose members may be others after this news} */
    Set<DeviceId> touched(PhoneSystemId system, DeviceStatus device) {
        return members.touched(system, device, groups(system));
    }

    /** Asks who is in all hunt groups that rules name. */
    void askAll() {
        Set<Group> all = new HashSet<>();
        for (PhoneSystem system : telephony.phoneSystems()) {
            groups(system.id()).forEach(group -> all.add(new Group(system.id(), group)));
        }
        members.keepOnly(all);
        all.forEach(this::ask);
    }

    /** Asks who is in a hunt group. */
    void ask(PhoneSystemId system, DeviceId group) {
        ask(new Group(system, group));
    }

    private void ask(Group group) {
        if (!telephony.isUp(group.system())
                || telephony.capabilities(group.system()).whyNot(Capability.QUERY_GROUP).isPresent()) {
            return;
        }
        telephony.execute(group.system(), new Command.QueryGroup(group.group())).whenComplete((answer, failure) -> {
            if (answer instanceof CommandResult.GroupMembers told) {
                if (members.told(group, told.stations())) {
                    news.run();
                }
            } else if (failure != null) {
                members.failed(group, String.valueOf(CommandException.causeOf(failure).getMessage()));
            }
        });
    }

    /**
     * Sets lamps right.
     *
     * @return whether to look again soon, even if nothing changes
     */
    boolean look() {
        boolean again = false;
        Set<PhoneSystemId> systems = new HashSet<>();
        for (PhoneSystem system : telephony.phoneSystems()) {
            PhoneSystemId id = system.id();
            systems.add(id);
            // while it is read again it has told only a part of what waits
            if (telephony.isUp(id) && telephony.capabilities(id).supports(Capability.MESSAGE_WAITING)) {
                Wanted wanted =
                        LampPlan.of(id, rules(), group -> members.of(new Group(id, group)), source -> own(id, source));
                again |= keeper.look(id, wanted, device -> shown(id, device));
            }
        }
        keeper.keepOnly(systems);
        return again;
    }

    private int own(PhoneSystemId system, DeviceId source) {
        return telephony.device(system, source)
                .map(status -> LampPlan.own(status.messages(), keeper.litAt(system, source)))
                .orElse(0);
    }

    private Optional<List<Messages>> shown(PhoneSystemId system, DeviceId device) {
        return telephony.device(system, device)
                .filter(status -> status.device().present() && !status.device().settings().disabled())
                .map(DeviceStatus::messages);
    }

    private CompletionStage<?> set(Lamp lamp, int count) {
        CompletionStage<?> taken = telephony.execute(
                lamp.system(), new Command.SetMessageWaiting(lamp.target(), count > 0, lamp.source(), count, ""));
        taken.whenComplete((done, failure) -> news.run());
        return taken;
    }

    private List<MessageRule> rules() {
        return settings().value().rules();
    }

    /** {@return the lamps that are lit, each with its phone system's name} */
    public List<Map.Entry<String, Lamp>> lamps() {
        List<Map.Entry<String, Lamp>> lamps = new ArrayList<>();
        keeper.ours().stream()
                .sorted((a, b) -> a.target().compareTo(b.target()))
                .forEach(lamp -> lamps.add(Map.entry(
                        telephony.phoneSystem(lamp.system()).map(PhoneSystem::name).orElse(""), lamp)));
        return lamps;
    }

    /** Puts out the lamps that are ours; those that cannot be told now are put out, or kept, at the next start. */
    void putOutAll() {
        try {
            CompletableFuture<?>[] all = keeper.putOutAll().stream()
                    .map(CompletionStage::toCompletableFuture)
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(all).get(ENDING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.info("Lamps that could not be put out now are remembered: {}", e.toString());
        }
    }
}

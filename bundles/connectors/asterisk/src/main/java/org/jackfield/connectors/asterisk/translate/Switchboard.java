package org.jackfield.connectors.asterisk.translate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.connectors.asterisk.ami.AmiMessage;

/** The channels alive and the calls they belong to. */
final class Switchboard {

    /** More than any Asterisk carries; the one that was heard of first goes. */
    private static final int MOST_CHANNELS = 20_000;

    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final Map<CallId, CallFacts> calls = new HashMap<>();
    /** Names of calls that were joined into others. */
    private final Map<CallId, CallId> joined = new HashMap<>();
    private final TrunkLines lines;

    Switchboard(TrunkLines lines) {
        this.lines = lines;
    }

    /** The channel that a message is about, which is known from now on. */
    Channel enter(AmiMessage message, String prefix) {
        String id = message.get(prefix + "Uniqueid");
        Channel known = channels.get(id);
        if (known != null) {
            return known;
        }
        if (channels.size() >= MOST_CHANNELS) {
            leave(channels.values().iterator().next());
        }
        CallId call = named(message.get(prefix + "Linkedid"));
        Channel channel = new Channel(id, message.get(prefix + "Channel"), call, id.equals(message.get(prefix + "Linkedid")));
        channel.device = line(channel.device, call);
        channels.put(id, channel);
        CallFacts facts = facts(call);
        if (!channel.isHidden()) {
            facts.channels++;
        }
        return channel;
    }

    Channel find(String id) {
        return channels.get(id);
    }

    Collection<Channel> channels() {
        return List.copyOf(channels.values());
    }

    Set<String> ids() {
        return new HashSet<>(channels.keySet());
    }

    CallFacts facts(CallId call) {
        return calls.computeIfAbsent(call, c -> new CallFacts());
    }

    /** The call's name here, which it keeps when Asterisk changes its Linkedid. */
    CallId named(String linkedId) {
        CallId call = CallId.of(linkedId);
        return joined.getOrDefault(call, call);
    }

    /** Takes the channel out. {@return whether it was the call's last} */
    boolean leave(Channel channel) {
        channels.remove(channel.id);
        CallFacts facts = facts(channel.call);
        boolean last = !channel.isHidden() && --facts.channels == 0;
        boolean empty = channels.values().stream().noneMatch(other -> other.call.equals(channel.call));
        if (empty) {
            calls.remove(channel.call);
            joined.values().removeIf(channel.call::equals);
        }
        return last;
    }

    /** All of one call belongs to another from now on, which nobody of it began. */
    void join(CallId from, CallId into) {
        if (from.equals(into)) {
            return;
        }
        for (Channel channel : channels.values()) {
            if (channel.call.equals(from)) {
                channel.device = line(channel.device, into);
                channel.originator = false;
                channel.call = into;
                facts(into).channels += channel.isHidden() ? 0 : 1;
            }
        }
        calls.remove(from);
        joined.replaceAll((name, call) -> call.equals(from) ? into : call);
        joined.put(from, into);
    }

    private DeviceId line(DeviceId device, CallId call) {
        return lines.of(device, line -> channel(call, line).isPresent());
    }

    /** The device's channel in the call, while it has a part in it. */
    Optional<Channel> channel(CallId call, DeviceId device) {
        return channels.values().stream()
                .filter(c -> c.call.equals(call) && c.device.equals(device) && !c.left)
                .findFirst();
    }

    /** The devices behind a bridge, looking through {@code Local/} channels. */
    List<Channel> behind(String bridge) {
        List<Channel> found = new ArrayList<>();
        behind(bridge, found, new HashSet<>());
        return found;
    }

    private void behind(String bridge, List<Channel> found, Set<String> seen) {
        if (bridge.isEmpty() || !seen.add(bridge)) {
            return;
        }
        for (Channel channel : channels.values()) {
            if (!channel.bridge.equals(bridge)) {
                continue;
            }
            if (!channel.isHidden()) {
                found.add(channel);
                continue;
            }
            half(channel).ifPresent(half -> {
                behind(half.bridge, found, seen);
                dialled(half).forEach(found::add);
            });
        }
    }

    private Optional<Channel> half(Channel channel) {
        return channels.values().stream().filter(c -> c.name.equals(channel.otherHalf())).findFirst();
    }

    /** Whom a channel that is in no bridge rings. */
    private Stream<Channel> dialled(Channel by) {
        return by.bridge.isEmpty()
                ? channels.values().stream().filter(c -> c.dialledBy.equals(by.id) && !c.isHidden())
                : Stream.empty();
    }
}

package org.jackfield.core.sip.call;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jackfield.api.sip.SipCallHandler;
import org.jackfield.api.sip.SipRequest;

/** The handlers that are registered, and which of them a call is for. Thread-safe. */
public final class Handlers {

    private static final Set<String> OURS = Set.of("timer", "100rel");

    private final CopyOnWriteArrayList<Registered> registered = new CopyOnWriteArrayList<>();

    /** A handler, which users it is for, and its place among the others. */
    private record Registered(SipCallHandler handler, Pattern users, int ranking) {}

    /** Whom a call may be offered to, and why to nobody if to nobody. */
    record Chosen(List<SipCallHandler> handlers, boolean someFit, Set<String> unknownExtensions) {}

    /** Adds a handler. */
    public void add(SipCallHandler handler, String users, int ranking) {
        List<Registered> all = new ArrayList<>(registered);
        all.add(new Registered(handler, Pattern.compile(users), ranking));
        all.sort(Comparator.comparingInt(Registered::ranking).reversed());
        registered.clear();
        registered.addAll(all);
    }

    /** Removes a handler. */
    public void remove(SipCallHandler handler) {
        registered.removeIf(each -> each.handler == handler);
    }

    /** {@return whether there is none} */
    public boolean isEmpty() {
        return registered.isEmpty();
    }

    /** {@return whether at least one handler allows calls from an address} */
    public boolean allow(InetAddress source) {
        return registered.stream().anyMatch(each -> each.handler.access().allows(source));
    }

    Set<String> extensions() {
        Set<String> tags = new HashSet<>(OURS);
        registered.forEach(each -> tags.addAll(each.handler.extensions()));
        return tags;
    }

    Chosen choose(SipRequest invite) {
        List<SipCallHandler> chosen = new ArrayList<>();
        Set<String> unknown = new HashSet<>();
        boolean someFit = false;
        for (Registered each : registered) {
            if (each.users.matcher(invite.target().user()).matches()) {
                someFit = true;
                if (each.handler.access().allows(invite.source().getAddress())) {
                    Set<String> missing = required(invite);
                    missing.removeAll(OURS);
                    missing.removeAll(each.handler.extensions());
                    unknown.addAll(missing);
                    if (missing.isEmpty()) {
                        chosen.add(each.handler);
                    }
                }
            }
        }
        return new Chosen(chosen, someFit, unknown);
    }

    private static Set<String> required(SipRequest invite) {
        Set<String> tags = new HashSet<>();
        for (String value : invite.values("require")) {
            for (String tag : value.split(",")) {
                if (!tag.isBlank()) {
                    tags.add(tag.strip().toLowerCase(java.util.Locale.ROOT));
                }
            }
        }
        return tags;
    }
}

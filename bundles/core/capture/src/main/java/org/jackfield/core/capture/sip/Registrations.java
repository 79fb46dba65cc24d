package org.jackfield.core.capture.sip;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jackfield.api.sip.SipAddress;
import org.jackfield.core.capture.net.Address;

/**
 * Who is where: what the registrar accepted (RFC 3261 §10). Bounded; the one that was not heard of for longest makes room. For
 * one thread.
 */
public final class Registrations {

    private static final long SECOND = 1_000_000_000L;
    private static final long USUAL_SECONDS = 3600;
    private static final long MOST_SECONDS = 7 * 24 * 3600;
    private static final int MOST_PENDING = 256;

    /**
     * An accepted registration.
     *
     * @param number the user part of its address of record
     * @param name the display name it registered with; empty if it has none
     * @param contact where it wants to be reached, as written
     * @param address where it registered from
     * @param registrar who accepted it
     * @param mac its hardware address on the mirrored link, −1 if there is none
     * @param until when it expires, in nanoseconds since 1970
     */
    public record Registration(
            String number, String name, String contact, Address address, Address registrar, long mac, long until) {}

    private final Map<String, Registration> byNumber = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<String, Registration> pending = new LinkedHashMap<>();
    private final int most;

    /** Remembers at most so many. */
    public Registrations(int most) {
        this.most = most;
    }

    /**
     * Takes a REGISTER or a response to one.
     *
     * @return what is new by it; empty if nothing is
     */
    Optional<Registration> message(SipMessage message, Hop hop, long now) {
        String key = message.callId() + ' ' + message.sequence();
        if (message.isRequest()) {
            if (!message.to().user().isEmpty()) {
                SipAddress contact = message.address("contact");
                Registration asked = new Registration(message.to().user(), message.to().name(), contact.uri(), hop.from(),
                        hop.to(), hop.fromMac(), now + expires(message) * SECOND);
                pending.put(key, asked);
                trim(pending, MOST_PENDING);
            }
            return Optional.empty();
        }
        if (message.status() < 200) {
            return Optional.empty();
        }
        Registration asked = pending.remove(key);
        if (asked == null || message.status() >= 300) {
            return Optional.empty();
        }
        if (asked.until <= now) {
            byNumber.remove(asked.number);
            return Optional.empty();
        }
        Registration before = byNumber.put(asked.number, asked);
        trim(byNumber, most);
        return before != null && before.address.equals(asked.address) ? Optional.empty() : Optional.of(asked);
    }

    /** {@return the registration of a number; empty if there is none, or it has expired} */
    public Optional<Registration> of(String number, long now) {
        return Optional.ofNullable(byNumber.get(number)).filter(each -> each.until > now);
    }

    /** {@return the only one that registered from this machine; empty if there is none, or there are several} */
    public Optional<Registration> onlyAt(Address host, long now) {
        Registration found = null;
        for (Registration each : byNumber.values()) {
            if (each.until > now && each.address.isSameHost(host)) {
                if (found != null) {
                    return Optional.empty();
                }
                found = each;
            }
        }
        return Optional.ofNullable(found);
    }

    /** {@return all that have not expired} */
    public List<Registration> all(long now) {
        List<Registration> all = new ArrayList<>(byNumber.values());
        all.removeIf(each -> each.until <= now);
        return all;
    }

    private static long expires(SipMessage message) {
        String contact = message.field("contact").toLowerCase(Locale.ROOT);
        int bracket = contact.lastIndexOf('>');
        String own = SipAddress.parameters(bracket < 0 ? contact : contact.substring(bracket + 1))
                .getOrDefault("expires", "");
        String said = own.isEmpty() ? message.field("expires") : own;
        return said.matches("[0-9]{1,9}") ? Math.min(MOST_SECONDS, Long.parseLong(said)) : USUAL_SECONDS;
    }

    private static void trim(Map<String, Registration> map, int size) {
        Iterator<String> oldestFirst = map.keySet().iterator();
        while (map.size() > size) {
            oldestFirst.next();
            oldestFirst.remove();
        }
    }
}

package org.jackfield.api.sip;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jackfield.api.security.Secret;

/**
 * Who may call.
 *
 * @param sources the addresses that requests may come from; empty for none at all; never null
 * @param realm what the accounts are for, shown to the caller; never null
 * @param accounts passwords by user name; empty if no log-in is asked for; never null
 */
public record SipAccess(List<AddressRange> sources, String realm, Map<String, Secret> accounts) {

    /** Nobody. */
    public static final SipAccess NOBODY = new SipAccess(List.of(), "", Map.of());

    /** Copies the collections. */
    public SipAccess {
        Objects.requireNonNull(realm, "realm");
        sources = List.copyOf(sources);
        accounts = Map.copyOf(accounts);
    }

    /** {@return whoever calls from these addresses, without a log-in} */
    public static SipAccess from(List<AddressRange> sources) {
        return new SipAccess(sources, "", Map.of());
    }

    /** {@return whether requests may come from an address} */
    public boolean allows(InetAddress source) {
        return sources.stream().anyMatch(range -> range.contains(source));
    }
}

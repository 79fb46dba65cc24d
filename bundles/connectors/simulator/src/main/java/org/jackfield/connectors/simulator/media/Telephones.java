package org.jackfield.connectors.simulator.media;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All telephones that are there. They register one after the other. For the media thread only. */
final class Telephones {

    private static final Logger LOG = LoggerFactory.getLogger(Telephones.class);
    private static final long BETWEEN_REGISTRATIONS_NANOS = 50_000_000L;

    private final AddressPlan addresses;
    private final MediaSettings settings;
    private final Wires wires;
    private final RandomGenerator random;
    private final Map<String, Telephone> telephones = new LinkedHashMap<>();
    private long nextRegistration;

    Telephones(AddressPlan addresses, MediaSettings settings, Wires wires, RandomGenerator random) {
        this.addresses = addresses;
        this.settings = settings;
        this.wires = wires;
        this.random = random;
    }

    /** From now on these are there and no others. */
    void equip(List<String> extensions, long now) {
        Set<String> wanted = Set.copyOf(extensions);
        telephones.values().removeIf(telephone -> {
            boolean goes = !wanted.contains(telephone.extension());
            if (goes) {
                telephone.close();
            }
            return goes;
        });
        for (String extension : extensions) {
            if (!telephones.containsKey(extension)) {
                add(extension, now);
            }
        }
    }

    private void add(String extension, long now) {
        nextRegistration = Math.max(now, nextRegistration + BETWEEN_REGISTRATIONS_NANOS);
        try {
            telephones.put(extension, new Telephone(extension, addresses, settings, wires, random, nextRegistration));
        } catch (IOException e) {
            LOG.warn("Telephone {} stays without media: port {} of {} cannot be had ({})", extension, settings.sipPort(),
                    addresses.telephone(extension).getHostAddress(), e.getMessage());
        }
    }

    /** The telephone with this extension, or null. */
    Telephone find(String extension) {
        return telephones.get(extension);
    }

    /** Time passes. */
    void tick(long now) {
        telephones.values().forEach(telephone -> telephone.tick(now));
    }

    int count() {
        return telephones.size();
    }

    int registered() {
        return (int) telephones.values().stream().filter(Telephone::isRegistered).count();
    }

    /** Whether somebody has still to register, so that ticks must come. */
    boolean areRegistering() {
        return telephones.values().stream().anyMatch(Telephone::isRegistering);
    }
}

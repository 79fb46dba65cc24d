package org.jackfield.api.telephony.command;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jackfield.api.telephony.DeviceKind;

/**
 * What a connector can do, as a whole and at each kind of device, and why not where it cannot. Immutable. What is not
 * mentioned is supported everywhere.
 */
public final class Capabilities {

    private static final String NOT_TOLD = "not supported by this phone system";

    private final Map<Capability, String> missing;
    private final Map<DeviceKind, Map<Capability, String>> missingAt;

    private Capabilities(Map<Capability, String> missing, Map<DeviceKind, Map<Capability, String>> missingAt) {
        this.missing = missing;
        this.missingAt = missingAt;
    }

    /** Starts with nothing ruled out. */
    public static Builder builder() {
        return new Builder();
    }

    /** Nothing is supported, for this reason; what a phone system without a running connector has. */
    public static Capabilities none(String reason) {
        return builder().except(EnumSet.allOf(Capability.class), reason).build();
    }

    /** Whether the connector can do it at all. */
    public boolean supports(Capability capability) {
        return !missing.containsKey(capability);
    }

    /** Whether it can be done at devices of this kind. */
    public boolean supports(DeviceKind kind, Capability capability) {
        return whyNot(kind, capability).isEmpty();
    }

    /** Why it cannot be done at all, in words for an administrator; empty if it can. */
    public Optional<String> whyNot(Capability capability) {
        return Optional.ofNullable(missing.get(capability));
    }

    /** Why it cannot be done at devices of this kind; empty if it can. */
    public Optional<String> whyNot(DeviceKind kind, Capability capability) {
        String reason = missing.get(capability);
        return Optional.ofNullable(
                reason != null ? reason : missingAt.getOrDefault(kind, Map.of()).get(capability));
    }

    /** Collects what is not supported. Not safe for several threads. */
    public static final class Builder {

        private final Map<Capability, String> missing = new EnumMap<>(Capability.class);
        private final Map<DeviceKind, Map<Capability, String>> missingAt = new EnumMap<>(DeviceKind.class);

        private Builder() {}

        /** These are not supported at all. */
        public Builder except(Set<Capability> capabilities, String reason) {
            capabilities.forEach(capability -> missing.put(capability, reasonOf(reason)));
            return this;
        }

        /** This is not supported at all. */
        public Builder except(Capability capability, String reason) {
            return except(Set.of(capability), reason);
        }

        /** This is not supported at devices of this kind. */
        public Builder exceptAt(DeviceKind kind, Capability capability, String reason) {
            missingAt.computeIfAbsent(kind, k -> new EnumMap<>(Capability.class)).put(capability, reasonOf(reason));
            return this;
        }

        public Capabilities build() {
            Map<DeviceKind, Map<Capability, String>> perKind = new EnumMap<>(DeviceKind.class);
            missingAt.forEach((kind, reasons) -> perKind.put(kind, Map.copyOf(reasons)));
            return new Capabilities(Map.copyOf(missing), Map.copyOf(perKind));
        }

        private static String reasonOf(String reason) {
            return reason == null || reason.isEmpty() ? NOT_TOLD : reason;
        }
    }
}

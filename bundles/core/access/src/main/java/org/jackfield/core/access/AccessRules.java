package org.jackfield.core.access;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jackfield.api.security.BuiltInProfile;
import org.jackfield.api.security.SecurityService;

/**
 * All profiles, roles and filters at one moment. Immutable.
 *
 * @param profiles those that are stored, without the built-in ones
 * @param roles by id
 * @param filters by id
 */
public record AccessRules(Map<UUID, SecurityProfile> profiles, Map<UUID, Role> roles, Map<UUID, AccessFilter> filters) {

    /** Nothing. */
    public static final AccessRules NONE = new AccessRules(Map.of(), Map.of(), Map.of());

    /** Copies the components. */
    public AccessRules {
        profiles = Map.copyOf(profiles);
        roles = Map.copyOf(roles);
        filters = Map.copyOf(filters);
    }

    /** {@return the built-in profile of an id, with the options that it has now} */
    static Optional<SecurityProfile> builtIn(UUID id, OptionCatalogue options) {
        return Stream.of(BuiltInProfile.values())
                .filter(profile -> SecurityProfile.idOf(profile).equals(id))
                .findFirst()
                .map(profile -> builtIn(profile, options));
    }

    /** {@return a built-in profile with the options that it has now} */
    static SecurityProfile builtIn(BuiltInProfile profile, OptionCatalogue options) {
        return new SecurityProfile(
                SecurityProfile.idOf(profile), 1, profile.title(), profile.description(), options.of(profile), true);
    }

    /** {@return a profile, built-in or not} */
    Optional<SecurityProfile> profile(UUID id, OptionCatalogue options) {
        return builtIn(id, options).or(() -> Optional.ofNullable(profiles.get(id)));
    }

    /** {@return the options that {@code security} knows, as a catalogue} */
    static OptionCatalogue catalogue(SecurityService security) {
        return new OptionCatalogue(security.options());
    }

    /** {@return names by which roles use a filter, for messages} */
    String rolesWith(UUID filter) {
        return roles.values().stream().filter(role -> role.filters().contains(filter)).map(Role::name).sorted()
                .collect(Collectors.joining(", "));
    }

    /** {@return names of the roles of a profile, for messages} */
    String rolesOf(UUID profile) {
        return roles.values().stream().filter(role -> role.profile().equals(profile)).map(Role::name).sorted()
                .collect(Collectors.joining(", "));
    }
}

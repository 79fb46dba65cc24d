package org.jackfield.api.users;

import java.util.Objects;
import java.util.UUID;

/**
 * A department or team. Units form a tree; beside it stand two that are always there and hold no other units:
 * {@link #UNASSIGNED} and {@link #DELETED}.
 *
 * @param id for ever; never null
 * @param revision grows with every change; 0 for one that is not stored yet
 * @param parent the unit above; null at the top
 * @param name unique among the units below the same parent, without regard to case; never null, not empty
 * @param directoryUnit distinguished name of the organizational unit of a directory whose people are imported into it;
 *     empty for none; never null
 */
public record BusinessUnit(UUID id, long revision, UUID parent, String name, String directoryUnit) {

    /** Where users are that belong to no unit. */
    public static final UUID UNASSIGNED = UUID.fromString("00000000-0000-7000-8000-000000000001");

    /** Where deleted users are. */
    public static final UUID DELETED = UUID.fromString("00000000-0000-7000-8000-000000000002");

    /** Checks the components. */
    public BusinessUnit {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        directoryUnit = Objects.requireNonNullElse(directoryUnit, "");
    }

    /** {@return whether it is one of the two that cannot be changed} */
    public boolean isFixed() {
        return isFixed(id);
    }

    /** {@return whether this is the id of one of the two units that cannot be changed} */
    public static boolean isFixed(UUID id) {
        return UNASSIGNED.equals(id) || DELETED.equals(id);
    }
}

package org.jackfield.api.security;

import java.util.List;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/** The roles that can be given to accounts. Answers from memory; any thread may ask. */
@ProviderType
public interface RolesService {

    /** {@return every role that is configured, by name; the role {@code administrator} is always there besides} */
    List<RoleEntry> roles();

    /**
     * A role.
     *
     * @param id what {@link Subject#roles} holds; never null
     * @param name how people call it; never null
     * @param description what it is used for; never null
     */
    record RoleEntry(String id, String name, String description) {

        /** Checks the components. */
        public RoleEntry {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(description, "description");
        }
    }
}

package org.jackfield.distribution.portal.records;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who logs in.
 *
 * @param name lower case; never null
 * @param role never null
 * @param reseller whose records a reseller sees; present exactly for that role; never null
 * @param hash of the password; never null
 * @param mustChange whether the password was given by somebody else and is to be changed at the next log-in
 * @param created never null
 */
public record Account(
        String name, Role role, Optional<String> reseller, String hash, boolean mustChange, Instant created) {

    /** What a person may do. */
    public enum Role {
        /** Sells and issues: everything. */
        OPERATOR,
        /** Sees what was sold to one reseller, keeps its customers, and releases lost machines. */
        RESELLER
    }

    /** Checks the components. */
    public Account {
        if (reseller.isPresent() != (role == Role.RESELLER)) {
            throw new IllegalArgumentException("exactly a reseller's account belongs to a reseller");
        }
    }

    /** {@return whether it may see what belongs to a reseller, or to nobody yet if empty} */
    public boolean sees(Optional<String> owner) {
        return role == Role.OPERATOR || owner.isPresent() && owner.equals(reseller);
    }

    @Override
    public String toString() {
        return name;
    }
}

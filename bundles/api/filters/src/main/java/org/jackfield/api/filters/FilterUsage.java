package org.jackfield.api.filters;

import java.util.List;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/** Registered as a service by a bundle that keeps ids of filters. Called by any thread; answers at once. */
@ConsumerType
public interface FilterUsage {

    /** {@return what uses a filter, as people call it: {@code Schedule Monday figures}; empty if nothing does} */
    List<String> usesOf(UUID filter);

    /** Is told that a filter was removed. Whatever used it goes on without it; a call that fails is not repeated. */
    void filterRemoved(UUID filter);
}

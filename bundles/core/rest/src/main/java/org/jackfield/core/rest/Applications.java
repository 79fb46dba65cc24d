package org.jackfield.core.rest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jackfield.core.rest.model.Operation;
import org.jackfield.core.rest.model.ResourceModel;

/** The running applications by the first segment of their path. */
final class Applications {

    private final Gatekeeper gatekeeper;
    private final Map<String, RestApplication> bySegment = new ConcurrentHashMap<>();

    Applications(Gatekeeper gatekeeper) {
        this.gatekeeper = gatekeeper;
    }

    /**
     * Adds a resource.
     *
     * @throws IllegalArgumentException if it cannot be served, with the reason
     */
    synchronized void add(Object resource) {
        ResourceModel added = ResourceModel.of(resource);
        List<ResourceModel> models = new ArrayList<>(modelsOf(added.segment()));
        refuseTaken(added, models);
        models.add(added);
        replace(added.segment(), models);
    }

    /** Takes a resource away; does nothing if it was never accepted. */
    synchronized void remove(Object resource) {
        for (String segment : List.copyOf(bySegment.keySet())) {
            List<ResourceModel> models = new ArrayList<>(modelsOf(segment));
            if (models.removeIf(model -> model.resource() == resource)) {
                replace(segment, models);
            }
        }
    }

    synchronized void clear() {
        List.copyOf(bySegment.keySet()).forEach(segment -> replace(segment, List.of()));
    }

    Optional<RestApplication> find(String segment) {
        return Optional.ofNullable(bySegment.get(segment));
    }

    /** {@return everything that can be called at this moment, ordered by path and verb} */
    List<Operation> operations() {
        return bySegment.values().stream()
                .flatMap(application -> application.operations().stream())
                .sorted(Comparator.comparing(Operation::path).thenComparing(Operation::verb))
                .toList();
    }

    /** Jersey would refuse both, and with them everything that shares the path's first segment. */
    private static void refuseTaken(ResourceModel added, List<ResourceModel> models) {
        for (ResourceModel model : models) {
            Set<String> taken = model.operations().stream().map(Operation::place).collect(Collectors.toSet());
            for (Operation operation : added.operations()) {
                if (taken.contains(operation.place())) {
                    throw new IllegalArgumentException(operation.place() + " is already served by "
                            + model.resource().getClass().getName());
                }
            }
        }
    }

    private List<ResourceModel> modelsOf(String segment) {
        RestApplication application = bySegment.get(segment);
        return application == null ? List.of() : application.resources();
    }

    private void replace(String segment, List<ResourceModel> models) {
        RestApplication before = models.isEmpty()
                ? bySegment.remove(segment)
                : bySegment.put(segment, new RestApplication(models, gatekeeper));
        if (before != null) {
            before.retire();
        }
    }
}

package org.jackfield.core.rest;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.servlet.ServletContainer;
import org.jackfield.core.rest.model.Access;
import org.jackfield.core.rest.model.Operation;
import org.jackfield.core.rest.model.ResourceModel;
import tools.jackson.databind.json.JsonMapper;

/**
 * The resources under one first path segment, in a Jersey of their own.
 *
 * <p>Jersey is set up at the first request, so that a start costs nothing for what nobody asks. A retired application
 * takes no more requests and is taken down once the last one has ended.
 */
final class RestApplication {

    private final List<ResourceModel> resources;
    private final Gatekeeper gatekeeper;
    private final boolean open;

    private ServletContainer container;
    private int underWay;
    private boolean retired;

    RestApplication(List<ResourceModel> resources, Gatekeeper gatekeeper) {
        this.resources = List.copyOf(resources);
        this.gatekeeper = gatekeeper;
        this.open = operations().stream().anyMatch(operation -> operation.access() instanceof Access.Anybody);
    }

    List<ResourceModel> resources() {
        return resources;
    }

    List<Operation> operations() {
        return resources.stream().flatMap(model -> model.operations().stream()).toList();
    }

    /** {@return whether something here needs no log-in} */
    boolean isOpen() {
        return open;
    }

    /**
     * Answers a request.
     *
     * @return false if the application is retired and another one has to answer
     */
    boolean serve(
            ServletConfig config, URI base, URI address, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        ServletContainer jersey = enter(config);
        if (jersey == null) {
            return false;
        }
        try {
            jersey.service(base, address, request, response);
            return true;
        } finally {
            leave();
        }
    }

    synchronized void retire() {
        retired = true;
        destroyIfIdle();
    }

    private synchronized ServletContainer enter(ServletConfig config) throws ServletException {
        if (retired) {
            return null;
        }
        if (container == null) {
            container = started(config);
        }
        underWay++;
        return container;
    }

    private synchronized void leave() {
        underWay--;
        destroyIfIdle();
    }

    private void destroyIfIdle() {
        if (retired && underWay == 0 && container != null) {
            container.destroy();
            container = null;
        }
    }

    private ServletContainer started(ServletConfig config) throws ServletException {
        JsonMapper mapper = Json.mapper();
        Map<Method, Operation> byMethod =
                operations().stream().collect(Collectors.toMap(Operation::method, Function.identity()));
        ResourceConfig jersey = new ResourceConfig()
                .property(ServerProperties.WADL_FEATURE_DISABLE, true)
                .property(ServerProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
                .property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL")
                .property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true)
                .registerInstances(
                        new AccessFilter(gatekeeper, byMethod),
                        new ProblemMapper(new ProblemWriter(mapper)),
                        new UnreadBody(),
                        new JsonBody(mapper),
                        new TimeParameters());
        for (ResourceModel model : resources) {
            model.operations().forEach(operation -> jersey.registerResources(served(model.resource(), operation)));
        }
        // Jersey and HK2 find their parts through the context class loader.
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ServletContainer.class.getClassLoader());
        try {
            ServletContainer started = new ServletContainer(jersey);
            started.init(config);
            return started;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Jersey is told of the operations one by one: what the model does not know, and so nobody guards, it cannot serve. */
    private static Resource served(Object resource, Operation operation) {
        Resource.Builder built = Resource.builder(operation.path());
        ResourceMethod.Builder method =
                built.addMethod(operation.verb()).produces(operation.produces().toArray(String[]::new));
        if (!operation.consumes().isEmpty()) {
            method.consumes(operation.consumes().toArray(String[]::new));
        }
        method.handledBy(resource, operation.method());
        return built.build();
    }
}

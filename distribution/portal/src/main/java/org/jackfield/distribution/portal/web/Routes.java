package org.jackfield.distribution.portal.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which call is answered by whom: a method and a path, in which {@code *} stands for one part. */
public final class Routes {

    private record Route(String method, Pattern path, Handler handler) {}

    private final List<Route> routes = new ArrayList<>();

    /** Adds a route. */
    public Routes on(String method, String path, Handler handler) {
        routes.add(new Route(method, Pattern.compile(path.replace(".", "\\.").replace("*", "[^/]+")), handler));
        return this;
    }

    Optional<Handler> find(String method, String path) {
        String asked = method.equals("HEAD") ? "GET" : method;
        return routes.stream()
                .filter(route -> route.method.equals(asked) && route.path.matcher(path).matches())
                .map(Route::handler)
                .findFirst();
    }
}

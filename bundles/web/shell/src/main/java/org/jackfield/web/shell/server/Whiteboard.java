package org.jackfield.web.shell.server;

import jakarta.servlet.Servlet;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.servlet.context.ServletContextHelper;
import org.osgi.service.servlet.whiteboard.HttpWhiteboardConstants;

/** A servlet at the root of the site, in a context of its own; taken off the web when this is closed. */
public final class Whiteboard implements AutoCloseable {

    /** The rank of the pages: nearly the last, so that anybody else's servlet at the root goes first. */
    public static final int PAGES = Integer.MIN_VALUE + 1;

    /** The rank of what answers if even the pages are not there. */
    public static final int LAST = Integer.MIN_VALUE;

    private final ServiceRegistration<ServletContextHelper> context;
    private final ServiceRegistration<Servlet> servlet;

    /**
     * Puts a servlet on the web.
     *
     * @param bundle registers it
     * @param name of the servlet and its context
     * @param rank of the context: the higher is asked first
     * @param resources answers for static files
     * @param servlet answers
     * @param parameters the servlet's init parameters
     */
    public Whiteboard(
            BundleContext bundle,
            String name,
            int rank,
            ServletContextHelper resources,
            Servlet servlet,
            Map<String, String> parameters) {
        Dictionary<String, Object> place = new Hashtable<>();
        place.put(HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_NAME, name);
        place.put(HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_PATH, "/");
        place.put(Constants.SERVICE_RANKING, rank);
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(
                HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_SELECT,
                "(" + HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_NAME + "=" + name + ")");
        properties.put(HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_NAME, name);
        properties.put(HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN, "/*");
        properties.put(HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_ASYNC_SUPPORTED, true);
        properties.put(HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_MULTIPART_ENABLED, true);
        parameters.forEach((parameter, value) ->
                properties.put(HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_INIT_PARAM_PREFIX + parameter, value));
        this.context = bundle.registerService(ServletContextHelper.class, resources, place);
        this.servlet = bundle.registerService(Servlet.class, servlet, properties);
    }

    @Override
    public void close() {
        servlet.unregister();
        context.unregister();
    }
}

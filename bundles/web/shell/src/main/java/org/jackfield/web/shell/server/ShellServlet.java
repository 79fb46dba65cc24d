package org.jackfield.web.shell.server;

import com.vaadin.flow.di.Lookup;
import com.vaadin.flow.di.LookupInitializer;
import com.vaadin.flow.function.DeploymentConfiguration;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.AppShellRegistry;
import com.vaadin.flow.server.ServiceException;
import com.vaadin.flow.server.VaadinServlet;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import org.jackfield.web.shell.Shell;
import org.jackfield.web.shell.ui.AgreementView;
import org.jackfield.web.shell.ui.ChangePasswordView;
import org.jackfield.web.shell.ui.EnrolView;
import org.jackfield.web.shell.ui.ForgottenView;
import org.jackfield.web.shell.ui.LogInView;
import org.jackfield.web.shell.ui.MainLayout;
import org.jackfield.web.shell.ui.MySettingsView;
import org.jackfield.web.shell.ui.PageHost;
import org.jackfield.web.shell.ui.SignOnView;

/**
 * Runs Vaadin in an OSGi container. Vaadin expects a servlet container that scans jars; what such a scan would find is set
 * up here by hand: the {@link Lookup}, the page shell and the routes. Contributed pages have no routes of their own:
 * {@link PageHost} stands at every address and asks the contributions.
 */
public final class ShellServlet extends VaadinServlet {

    private static final long serialVersionUID = 1L;
    private static final String SAME_SITE_DEFAULT = "org.eclipse.jetty.cookie.sameSiteDefault";

    private final transient Shell shell;
    private transient ShellService service;
    private transient volatile boolean cookiesRestricted;

    /** Serves the shell's pages. */
    public ShellServlet(Shell shell) {
        this.shell = shell;
    }

    /** {@return the running service; null before {@link #init} and if it failed} */
    public ShellService service() {
        return service;
    }

    @Override
    public void init(ServletConfig config) throws ServletException {
        try (var loader = new VaadinLoader()) {
            VaadinServletContext context = new VaadinServletContext(config.getServletContext());
            new LookupInitializer()
                    .initialize(context, new HashMap<>(), lookup -> context.setAttribute(Lookup.class, lookup));
            AppShellRegistry.getInstance(context).setShell(ShellPage.class);
            RouteConfiguration routes =
                    RouteConfiguration.forRegistry(ApplicationRouteRegistry.getInstance(context));
            routes.setRoute("login", LogInView.class);
            routes.setRoute("login/sign-on", SignOnView.class);
            routes.setRoute("forgotten/:link?", ForgottenView.class);
            routes.setRoute("password", ChangePasswordView.class);
            routes.setRoute("second-factor", EnrolView.class);
            routes.setRoute("agreement", AgreementView.class);
            routes.setRoute("my-settings", MySettingsView.class, List.of(MainLayout.class));
            routes.setRoute("", PageHost.class, List.of(MainLayout.class));
            routes.setRoute(":path*", PageHost.class, List.of(MainLayout.class));
            super.init(config);
        }
    }

    @Override
    protected VaadinServletService createServletService(DeploymentConfiguration configuration) throws ServiceException {
        service = new ShellService(this, configuration, shell);
        service.init();
        return service;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        restrictCookies(request);
        SecurityHeaders.set(request, response);
        try (var loader = new VaadinLoader()) {
            super.service(request, response);
        }
    }

    @Override
    public void destroy() {
        try (var loader = new VaadinLoader()) {
            super.destroy();
        }
    }

    /** The session cookie is made by the container, whose own context, below Felix's, says which cookies cross sites. */
    private void restrictCookies(HttpServletRequest request) {
        if (cookiesRestricted) {
            return;
        }
        ServletRequest raw = request;
        while (raw instanceof ServletRequestWrapper wrapper) {
            raw = wrapper.getRequest();
        }
        raw.getServletContext().setAttribute(SAME_SITE_DEFAULT, "Lax");
        cookiesRestricted = true;
    }

    /** Vaadin finds its own classes and resources through the thread's context loader. */
    private static final class VaadinLoader implements AutoCloseable {

        private final ClassLoader before = Thread.currentThread().getContextClassLoader();

        VaadinLoader() {
            Thread.currentThread().setContextClassLoader(VaadinServlet.class.getClassLoader());
        }

        @Override
        public void close() {
            Thread.currentThread().setContextClassLoader(before);
        }
    }
}

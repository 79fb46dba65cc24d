package org.jackfield.web.shell;

import com.vaadin.flow.server.VaadinServlet;
import jakarta.servlet.Servlet;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jackfield.api.alerts.Alert;
import org.jackfield.api.alerts.AlertListener;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.feature.FeatureListener;
import org.jackfield.api.feature.FeatureService;
import org.jackfield.api.feature.FeatureStatus;
import org.jackfield.api.licence.LicenceListener;
import org.jackfield.api.licence.LicenceReport;
import org.jackfield.api.licence.LicenceService;
import org.jackfield.api.security.AuthenticationService;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.tasks.TaskListener;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.tasks.TaskStatus;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.web.DashboardCardContribution;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.SettingsSectionContribution;
import org.jackfield.api.web.UserActionContribution;
import org.jackfield.web.shell.server.ContributedClasses;
import org.jackfield.web.shell.server.ShellContext;
import org.jackfield.web.shell.server.ShellServlet;
import org.jackfield.web.shell.ui.DashboardPage;
import org.jackfield.web.shell.ui.SettingsPage;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.servlet.context.ServletContextHelper;
import org.osgi.service.servlet.whiteboard.HttpWhiteboardConstants;

/** Registers the shell's servlet, and passes on what comes and goes. */
@Component(
        immediate = true,
        service = {AlertListener.class, TaskListener.class, FeatureListener.class, LicenceListener.class})
public final class ShellComponent implements AlertListener, TaskListener, FeatureListener, LicenceListener {

    private static final String CONTEXT = "org.jackfield.web.shell";

    private final Contributions contributions = new Contributions();
    private final Locks locks = new Locks();
    private final AlertWatch alerts = new AlertWatch();
    private final TaskWatch tasks = new TaskWatch();
    private final ExecutorService workers =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("web-work-", 0).factory());
    private final ShellServlet servlet;
    private final ServiceRegistration<ServletContextHelper> contextRegistration;
    private final ServiceRegistration<Servlet> servletRegistration;

    /** Puts the shell on the web. */
    @Activate
    public ShellComponent(
            BundleContext context,
            @Reference SecurityService security,
            @Reference AuthenticationService authentication,
            @Reference SiteTime time) {
        long self = context.getBundle().getBundleId();
        contributions.add(new DashboardPage(contributions), self);
        contributions.add(new SettingsPage(contributions), self);
        servlet = new ShellServlet(
                new Shell(security, authentication, time, contributions, locks, alerts, tasks, workers));
        contextRegistration = context.registerService(
                ServletContextHelper.class,
                new ShellContext(context.getBundle(), VaadinServlet.class.getClassLoader()),
                contextProperties());
        servletRegistration = context.registerService(Servlet.class, servlet, servletProperties());
    }

    /** Takes the shell off the web. */
    @Deactivate
    public void stop() {
        servletRegistration.unregister();
        contextRegistration.unregister();
        workers.shutdownNow();
    }

    /** The last of all contexts to be asked, so that anybody else's servlet at the root goes before the pages. */
    private static Dictionary<String, Object> contextProperties() {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_NAME, CONTEXT);
        properties.put(HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_PATH, "/");
        properties.put(org.osgi.framework.Constants.SERVICE_RANKING, Integer.MIN_VALUE);
        return properties;
    }

    private static Dictionary<String, Object> servletProperties() {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(
                HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_SELECT,
                "(" + HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_NAME + "=" + CONTEXT + ")");
        properties.put(HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_NAME, CONTEXT);
        properties.put(HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN, "/*");
        properties.put(HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_ASYNC_SUPPORTED, true);
        properties.put(HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_MULTIPART_ENABLED, true);
        String init = HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_INIT_PARAM_PREFIX;
        properties.put(init + "productionMode", "true");
        properties.put(init + "react.enable", "false");
        properties.put(init + "closeIdleSessions", "true");
        properties.put(init + VaadinServlet.INTERNAL_VAADIN_SERVLET_VITE_DEV_MODE_FRONTEND_PATH, "/*");
        properties.put(init + "org.atmosphere.container.JSR356AsyncSupport.mappingPath", "/VAADIN/push");
        properties.put(init + "org.atmosphere.container.JSR356AsyncSupport.pathLength", "0");
        return properties;
    }

    @Reference(
            service = PageContribution.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addPage(PageContribution page, ServiceReference<PageContribution> reference) {
        contributions.add(page, reference.getBundle().getBundleId());
    }

    void removePage(PageContribution page) {
        remove(page);
    }

    @Reference(
            service = DashboardCardContribution.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addCard(DashboardCardContribution card, ServiceReference<DashboardCardContribution> reference) {
        contributions.add(card, reference.getBundle().getBundleId());
    }

    void removeCard(DashboardCardContribution card) {
        remove(card);
    }

    @Reference(
            service = SettingsSectionContribution.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addSection(SettingsSectionContribution section, ServiceReference<SettingsSectionContribution> reference) {
        contributions.add(section, reference.getBundle().getBundleId());
    }

    void removeSection(SettingsSectionContribution section) {
        remove(section);
    }

    @Reference(
            service = UserActionContribution.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addAction(UserActionContribution action, ServiceReference<UserActionContribution> reference) {
        contributions.add(action, reference.getBundle().getBundleId());
    }

    void removeAction(UserActionContribution action) {
        remove(action);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setFeatures(FeatureService service) {
        locks.features(service);
        contributions.changed();
    }

    void unsetFeatures(FeatureService service) {
        locks.features(null);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setLicence(LicenceService service) {
        locks.licence(service);
        contributions.changed();
    }

    void unsetLicence(LicenceService service) {
        locks.licence(null);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setAlerts(AlertService service) {
        alerts.service(service);
    }

    void unsetAlerts(AlertService service) {
        alerts.service(null);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setTasks(TaskService service) {
        tasks.service(service);
    }

    void unsetTasks(TaskService service) {
        tasks.service(null);
    }

    @Override
    public void alertChanged(Alert alert) {
        alerts.alertChanged(alert);
    }

    @Override
    public void taskChanged(TaskStatus status) {
        tasks.taskChanged(status);
    }

    @Override
    public void featureChanged(FeatureStatus feature) {
        contributions.changed();
    }

    @Override
    public void licenceChanged(LicenceReport report) {
        contributions.changed();
    }

    private void remove(Object part) {
        contributions.remove(part);
        ContributedClasses.forget(part.getClass().getClassLoader(), servlet.service());
    }
}

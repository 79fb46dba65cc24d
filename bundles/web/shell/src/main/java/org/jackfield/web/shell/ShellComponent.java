package org.jackfield.web.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.InitParameters;
import com.vaadin.flow.server.VaadinServlet;
import com.vaadin.flow.server.VaadinSession;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.alerts.Alert;
import org.jackfield.api.alerts.AlertListener;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.feature.FeatureListener;
import org.jackfield.api.feature.FeatureService;
import org.jackfield.api.feature.FeatureStatus;
import org.jackfield.api.i18n.SiteLocale;
import org.jackfield.api.licence.LicenceListener;
import org.jackfield.api.licence.LicenceReport;
import org.jackfield.api.licence.LicenceService;
import org.jackfield.api.security.ApiTokenService;
import org.jackfield.api.security.AuthenticationService;
import org.jackfield.api.security.PreferredLanguage;
import org.jackfield.api.security.SecondFactorService;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.SessionService;
import org.jackfield.api.security.SingleSignOn;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.tasks.TaskListener;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.tasks.TaskStatus;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.web.DashboardCardContribution;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.SettingsSectionContribution;
import org.jackfield.api.web.SetupStepContribution;
import org.jackfield.api.web.TabContribution;
import org.jackfield.api.web.UserActionContribution;
import org.jackfield.web.shell.server.ContributedClasses;
import org.jackfield.web.shell.server.ShellContext;
import org.jackfield.web.shell.server.ShellService;
import org.jackfield.web.shell.server.ShellServlet;
import org.jackfield.web.shell.server.Whiteboard;
import org.jackfield.web.shell.ui.DashboardPage;
import org.jackfield.web.shell.setup.Setup;
import org.jackfield.web.shell.ui.SettingsPage;
import org.jackfield.web.shell.ui.SetupPage;
import org.jackfield.web.shell.ui.SignedIn;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Registers the shell's servlet, and passes on what comes and goes. */
@Component(immediate = true, service = {})
public final class ShellComponent implements AlertListener, TaskListener, FeatureListener, LicenceListener {

    /**
     * After how long a browser that polls asks again, in milliseconds. Atmosphere now and then keeps what was pushed between
     * two polls until the next one (its issue 1886); without an end of the poll that would be for ever.
     */
    private static final String LONGEST_POLL = "15000";

    private static final Map<String, String> VAADIN = Map.of(
            "productionMode", "true",
            "react.enable", "false",
            "closeIdleSessions", "true",
            InitParameters.SERVLET_PARAMETER_PUSH_SUSPEND_TIMEOUT_LONGPOLLING, LONGEST_POLL,
            VaadinServlet.INTERNAL_VAADIN_SERVLET_VITE_DEV_MODE_FRONTEND_PATH, "/*",
            "org.atmosphere.container.JSR356AsyncSupport.mappingPath", "/VAADIN/push",
            "org.atmosphere.container.JSR356AsyncSupport.pathLength", "0");

    private final Contributions contributions = new Contributions();
    private final Locks locks = new Locks();
    private final AlertWatch alerts = new AlertWatch();
    private final TaskWatch tasks = new TaskWatch();
    private final ExecutorService workers =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("web-work-", 0).factory());
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("web-sessions").factory());
    private final long self;
    private volatile SettingsService settings;
    private volatile Setup setup;
    private SetupPage setupPage;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile SingleSignOn signOn;

    private final ShellServlet servlet;
    private final Whiteboard web;
    private final ServiceRegistration<?> listening;
    private final ServiceRegistration<SiteLocale> locale;

    /** Puts the shell on the web. */
    @Activate
    public ShellComponent(
            BundleContext context,
            @Reference SecurityService security,
            @Reference AuthenticationService authentication,
            @Reference SessionService openSessions,
            @Reference SecondFactorService secondFactors,
            @Reference ApiTokenService tokens,
            @Reference PreferredLanguage language,
            @Reference SiteTime time) {
        self = context.getBundle().getBundleId();
        contributions.add(new DashboardPage(contributions), self);
        contributions.add(new SettingsPage(contributions), self);
        IdleSessions<VaadinSession> sessions = new IdleSessions<>(
                time.clock(),
                () -> website().sessionTimeout(),
                session -> session.access(() -> SignedIn.logOutIdle(session)));
        LostTabs<UI> tabs = new LostTabs<>(time.clock(), ShellService::reaches, ShellService::letGo);
        Entrance entrance = new Entrance(
                authentication, openSessions, secondFactors, tokens, language, () -> Optional.ofNullable(signOn));
        servlet = new ShellServlet(new Shell(
                security, entrance, time, contributions, locks, alerts, tasks, sessions, tabs,
                () -> Optional.ofNullable(setup), () -> website().siteLanguage(), workers));
        web = new Whiteboard(
                context,
                "org.jackfield.web.shell",
                Whiteboard.PAGES,
                new ShellContext(
                        context.getBundle(),
                        VaadinServlet.class.getClassLoader(),
                        () -> contributions.bundles().stream().map(context::getBundle).filter(Objects::nonNull)),
                servlet,
                VAADIN);
        looks.scheduleWithFixedDelay(sessions::tick, 1, 1, TimeUnit.SECONDS);
        looks.scheduleWithFixedDelay(tabs::tick, 1, 1, TimeUnit.SECONDS);
        SessionLifetime lifetime = new SessionLifetime(openSessions, time.clock(), () -> website().sessionLifetime());
        looks.scheduleWithFixedDelay(lifetime::tick, 1, 1, TimeUnit.MINUTES);
        // Only now: were it a listener by declaration, whoever tells listeners and is needed for the log-in would make a cycle.
        listening = context.registerService(
                new String[] {
                    AlertListener.class.getName(),
                    TaskListener.class.getName(),
                    FeatureListener.class.getName(),
                    LicenceListener.class.getName()
                },
                this,
                null);
        locale = context.registerService(SiteLocale.class, () -> website().siteLanguage().written(), null);
    }

    /** Takes the shell off the web. */
    @Deactivate
    public void stop() {
        listening.unregister();
        locale.unregister();
        if (setupPage != null) {
            setupPage.close();
        }
        web.close();
        looks.shutdownNow();
        workers.shutdownNow();
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

    @Reference(
            service = SetupStepContribution.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addStep(SetupStepContribution step, ServiceReference<SetupStepContribution> reference) {
        contributions.add(step, reference.getBundle().getBundleId());
    }

    void removeStep(SetupStepContribution step) {
        remove(step);
    }

    @Reference(
            service = TabContribution.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addCompanion(TabContribution companion, ServiceReference<TabContribution> reference) {
        contributions.add(companion, reference.getBundle().getBundleId());
    }

    void removeCompanion(TabContribution companion) {
        remove(companion);
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

    /** Settings ask who may write them and come after; until then the built-in ones hold. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setSettings(SettingsService service) {
        settings = service;
        Setup through = new Setup(
                service, () -> contributions.steps().stream().map(Contributed::part).toList());
        setup = through;
        setupPage = new SetupPage(through, contributions);
        contributions.add(setupPage, self);
    }

    void unsetSettings(SettingsService service) {
        if (settings == service) {
            settings = null;
            setup = null;
            contributions.remove(setupPage);
            setupPage.close();
        }
    }

    private WebsiteSettings website() {
        SettingsService now = settings;
        return now == null ? WebsiteSettings.DEFAULTS : now.read(WebsiteSettings.TYPE).value();
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

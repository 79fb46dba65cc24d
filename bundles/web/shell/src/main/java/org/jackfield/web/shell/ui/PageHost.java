package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jackfield.api.feature.FeatureStatus;
import org.jackfield.api.licence.Violation;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.Target;
import org.jackfield.api.web.Formats;
import org.jackfield.api.web.PageContribution;
import org.jackfield.api.web.PageDescription;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.LockedPage;
import org.jackfield.api.web.parts.Notifications;
import org.jackfield.api.web.parts.ProblemBox;
import org.jackfield.web.shell.Contributed;
import org.jackfield.web.shell.LockedFeature;
import org.jackfield.web.shell.Navigation;
import org.jackfield.web.shell.Shell;
import org.jackfield.web.shell.ShellPermissions;

/**
 * Stands at every address and shows the page that a bundle contributes for it. When the page goes, whoever looks at it is
 * told and moved; when it comes, it takes the place of the padlock or of the empty address.
 */
public final class PageHost extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;
    private static final String START = "dashboard";

    private final transient Shell shell;
    private transient Contributed<PageContribution> shown;
    private transient PageContext context;
    private transient Runnable watch = () -> {};
    private String path = START;
    private Map<String, List<String>> query = Map.of();
    private String title = "";

    /** Shows nothing yet. */
    public PageHost(Shell shell) {
        this.shell = shell;
        addClassName("jf-page");
        setId("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        List<String> words = event.getRouteParameters().getWildcard("path");
        if (words.isEmpty()) {
            event.forwardTo(start());
            return;
        }
        path = String.join("/", words);
        query = event.getLocation().getQueryParameters().getParameters();
        show(event.getUI());
    }

    @Override
    public String getPageTitle() {
        return title + " – Jackfield";
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        UI tab = attached.getUI();
        watch = shell.contributions().onChange(() -> tab.access(() -> contributionsChanged(tab)));
        super.onAttach(attached);
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        watch.run();
        leave();
        super.onDetach(detached);
    }

    private void contributionsChanged(UI tab) {
        Optional<Contributed<PageContribution>> now = shell.contributions().page(path);
        if (shown == null) {
            if (now.isPresent()) {
                show(tab);
                tab.getPage().setTitle(getPageTitle());
            }
        } else if (now.isEmpty() || now.get().part() != shown.part()) {
            String gone = title;
            leave();
            removeAll();
            if (now.isPresent() || shell.locks().at(path).isPresent()) {
                show(tab);
            } else {
                tab.navigate("");
            }
            if (now.isEmpty()) {
                Notifications.info(Texts.text("page.gone", gone), Texts.text("page.gone.text"));
            }
        }
    }

    private void show(UI tab) {
        leave();
        removeAll();
        add(new OutageBanner(shell), content(tab));
    }

    private Component content(UI tab) {
        var subject = SignedIn.subject();
        Optional<Contributed<PageContribution>> found = shell.contributions().page(path);
        if (found.isEmpty()) {
            return shell.locks().at(path).map(this::locked).orElseGet(this::notFound);
        }
        PageDescription page = found.get().part().page();
        title = page.title().text(tab.getLocale());
        Optional<Permission> missing = Stream.of(ShellPermissions.USE, page.permission())
                .filter(needed -> !may(needed))
                .findFirst();
        if (missing.isPresent()) {
            // whoever comes by the navigation has the permission, so this is a direct link: the audit trail is told
            shell.security().refused(subject, missing.get(), Target.of("page", page.route()));
            return new EmptyState(
                    VaadinIcon.BAN,
                    Texts.text("page.forbidden"),
                    Texts.text("page.forbidden.text", missing.get().title()));
        }
        Optional<LockedFeature> violated =
                shell.locks().violated(found.get().bundleId(), (feature, violation) -> violation(tab, feature, violation));
        if (violated.isPresent()) {
            return locked(violated.get());
        }
        if (page.route().equals(SetupPage.ROUTE)) {
            SignedIn.offerSetup();
        }
        shown = found.get();
        context = new PageContext(shell, tab, subject, page.title().messages(), rest(page.route()), query);
        try {
            return shown.part().view(context);
        } catch (RuntimeException e) {
            return ProblemBox.of(e);
        }
    }

    private boolean may(Permission permission) {
        return shell.security().decide(SignedIn.subject(), permission, Target.SITE).allowed();
    }

    /**
     * {@return where somebody begins: at the set-up of a new site, once in each session; at the dashboard; or at the page
     * that matters most of those that they may open}
     */
    private String start() {
        if (shell.setup().get().filter(setup -> setup.wanted(this::may)).isPresent() && SignedIn.offerSetup()) {
            return SetupPage.ROUTE;
        }
        if (!may(ShellPermissions.USE) || may(ShellPermissions.DASHBOARD)) {
            return START;
        }
        return Navigation.first(shell.contributions().found(this::may)).orElse(START);
    }

    private String rest(String route) {
        return path.length() > route.length() ? path.substring(route.length() + 1) : "";
    }

    private LockedFeature violation(UI tab, FeatureStatus feature, Violation violation) {
        Formats formats = new Formats(tab.getLocale(), shell.time().zone());
        return new LockedFeature(
                path,
                feature.title(),
                feature.description(),
                Texts.text(
                        "page.violated",
                        Texts.text("violation." + violation.entitlement()),
                        violation.present(),
                        violation.limit()),
                Texts.text("page.violated.text", formats.date(violation.since()), formats.date(violation.locksAt())));
    }

    private Component locked(LockedFeature lock) {
        title = lock.title();
        Button licence = new Button(Texts.text("page.locked.licence"), click -> UI.getCurrent().navigate("licence"));
        return new LockedPage(lock.title(), lock.purpose(), lock.reason(), lock.remedy(), licence);
    }

    private Component notFound() {
        title = Texts.text("page.missing");
        return new EmptyState(
                VaadinIcon.UNLINK,
                title,
                Texts.text("page.missing.text", path),
                new Button(Texts.text("page.start"), click -> UI.getCurrent().navigate("")));
    }

    private void leave() {
        if (context != null) {
            context.close();
        }
        context = null;
        shown = null;
    }
}

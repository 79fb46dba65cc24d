package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.RouterLayout;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.web.NavigationGroup;
import org.jackfield.web.shell.Navigation;
import org.jackfield.web.shell.Shell;

/** The frame around every page: the navigation, and above the page who is logged in. */
public final class MainLayout extends AppLayout implements RouterLayout {

    private static final long serialVersionUID = 1L;

    private final transient Shell shell;
    private final Div navigation = new Div();
    private final UserMenu userMenu;
    private final transient AtomicBoolean stale = new AtomicBoolean();
    private transient Navigation drawn;
    private transient Runnable watch = () -> {};
    private transient Companions companions;

    /** Builds the frame for who is logged in. */
    public MainLayout(Shell shell) {
        this.shell = shell;
        setPrimarySection(Section.DRAWER);
        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel(Texts.text("navigation.toggle"));
        Anchor skip = new Anchor("#page", Texts.text("navigation.skip"));
        skip.addClassName("jf-skip");
        skip.setRouterIgnore(true);
        Div space = new Div();
        space.addClassName("jf-space");
        userMenu = new UserMenu(shell);
        addToNavbar(skip, toggle, space, new AlertBell(shell), userMenu, new IdleWarning(shell));

        navigation.addClassName("jf-navigation");
        Nav nav = new Nav(navigation);
        nav.setAriaLabel(Texts.text("navigation"));
        Scroller scroller = new Scroller(nav);
        scroller.setScrollDirection(Scroller.ScrollDirection.VERTICAL);
        addToDrawer(new Brand(), scroller);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        UI tab = attached.getUI();
        companions = new Companions(shell, tab);
        watch = shell.contributions().onChange(() -> {
            if (!stale.getAndSet(true)) {
                tab.access(this::draw);
            }
        });
        draw();
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        watch.run();
        companions.close();
        super.onDetach(detached);
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        super.showRouterLayoutContent(content);
        // On a narrow screen the drawer covers the page that was just chosen in it.
        getElement().executeJs("if (this.overlay) this.drawerOpened = false");
    }

    private void draw() {
        stale.set(false);
        userMenu.draw();
        Subject subject = SignedIn.subject();
        companions.follow(subject);
        Navigation now = Navigation.of(
                shell.contributions().found(permission -> shell.security()
                        .decide(subject, permission, Target.SITE)
                        .allowed()),
                shell.locks().locked(),
                getLocale());
        if (now.equals(drawn)) {
            return;
        }
        drawn = now;
        navigation.removeAll();
        for (NavigationGroup group : NavigationGroup.values()) {
            List<Navigation.Item> items = now.groups().getOrDefault(group, List.of());
            if (!items.isEmpty()) {
                navigation.add(group(Texts.text("group." + group), items, ""));
            }
        }
        if (!now.locked().isEmpty()) {
            navigation.add(group(Texts.text("group.locked"), now.locked(), "jf-locked-group"));
        }
    }

    private static SideNav group(String title, List<Navigation.Item> items, String style) {
        SideNav nav = new SideNav(title);
        if (!style.isEmpty()) {
            nav.addClassName(style);
        }
        for (Navigation.Item item : items) {
            Icon icon = item.icon().create();
            icon.getElement().setAttribute("aria-hidden", "true");
            SideNavItem line = new SideNavItem(item.title(), item.route(), icon);
            line.setMatchNested(items.stream().noneMatch(other -> isBelow(other, item)));
            if (item.icon() == VaadinIcon.LOCK) {
                Span note = new Span(Texts.text("navigation.locked"));
                note.addClassName("jf-hidden");
                line.setSuffixComponent(note);
            }
            nav.addItem(line);
        }
        return nav;
    }

    /** Of an item and one below it only the one that was chosen is lit. */
    private static boolean isBelow(Navigation.Item item, Navigation.Item above) {
        return item.route().startsWith(above.route() + "/");
    }
}

package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.server.VaadinRequest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.web.UserActionContribution;
import org.jackfield.web.shell.Contributed;
import org.jackfield.web.shell.Shell;

/** What somebody can do for themselves: what bundles offer, colours, their own settings, log out. */
final class UserMenu extends MenuBar {

    private static final long serialVersionUID = 1L;

    private final transient Shell shell;
    private transient List<Contributed<UserActionContribution>> drawn;
    private ColourChoice colours = ColourChoice.of(VaadinRequest.getCurrent());

    UserMenu(Shell shell) {
        this.shell = shell;
        addThemeVariants(MenuBarVariant.TERTIARY, MenuBarVariant.ALIGN_END);
        addClassName("jf-user-menu");
    }

    /** Shows what there is now. */
    void draw() {
        Subject subject = SignedIn.subject();
        List<Contributed<UserActionContribution>> actions = shell.contributions().actions().stream()
                .filter(each -> shell.security()
                        .decide(subject, each.part().permission(), Target.SITE)
                        .allowed())
                .toList();
        if (actions.equals(drawn)) {
            return;
        }
        drawn = actions;
        removeAll();
        Avatar avatar = new Avatar(subject.name());
        avatar.getElement().setAttribute("aria-hidden", "true");
        avatar.setTooltipEnabled(false);
        MenuItem root = addItem(avatar);
        root.setAriaLabel(Texts.text("user-menu", subject.name()));
        SubMenu menu = root.getSubMenu();
        Div who = new Div(new Span(Texts.text("user-menu.logged-in")), new Span(subject.name()));
        who.addClassName("jf-who");
        menu.addItem(who).setEnabled(false);
        menu.addSeparator();
        actions.forEach(each -> menu.addItem(each.part().title().text(getLocale()), click -> run(each.part(), subject)));
        if (!actions.isEmpty()) {
            menu.addSeparator();
        }
        addColours(menu.addItem(Texts.text("colours")).getSubMenu());
        menu.addItem(Texts.text("mine"), click -> UI.getCurrent().navigate(MySettingsView.class));
        menu.addItem(Texts.text("about"), click -> new AboutDialog().open());
        menu.addSeparator();
        menu.addItem(Texts.text("log-out"), click -> SignedIn.logOut());
    }

    private void run(UserActionContribution action, Subject subject) {
        action.run(new PageContext(
                shell, UI.getCurrent(), subject, action.title().messages(), "", Map.of()));
    }

    private void addColours(SubMenu menu) {
        Map<ColourChoice, MenuItem> items = new EnumMap<>(ColourChoice.class);
        for (ColourChoice choice : ColourChoice.values()) {
            MenuItem item = menu.addItem(Texts.text("colours." + choice), click -> {
                colours = choice;
                choice.choose(UI.getCurrent());
                items.forEach((each, line) -> line.setChecked(each == colours));
            });
            item.setCheckable(true);
            item.setChecked(choice == colours);
            items.put(choice, item);
        }
    }
}

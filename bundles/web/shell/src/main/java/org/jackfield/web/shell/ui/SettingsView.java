package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import java.util.List;
import java.util.Set;
import org.jackfield.api.web.SettingsSectionContribution;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.ProblemBox;
import org.jackfield.web.shell.Contributed;
import org.jackfield.web.shell.Contributions;

/** The list of sections beside the one that is open. */
final class SettingsView extends Div {

    private static final long serialVersionUID = 1L;

    private final transient PageContext context;
    private final transient Contributions contributions;
    private final Div list = new Div();
    private final Div content = new Div();
    private transient SettingsSectionContribution open;
    private transient PageContext openContext;

    SettingsView(PageContext context, Contributions contributions) {
        this.context = context;
        this.contributions = contributions;
        addClassName("jf-settings");
        Nav nav = new Nav(list);
        nav.setAriaLabel(context.text("settings.sections"));
        list.addClassName("jf-settings-list");
        content.addClassName("jf-settings-section");
        Div columns = new Div(nav, content);
        columns.addClassName("jf-settings-columns");
        add(new PageHeader(context.text("settings"), context.text("settings.text")), columns);
        Runnable watch = contributions.onChange(() -> context.push(this::draw));
        context.closeWithView(watch::run);
        draw();
    }

    private void draw() {
        List<SettingsSectionContribution> sections = contributions.sections().stream()
                .map(Contributed::part)
                .filter(section -> context.may(section.permission()))
                .toList();
        list.removeAll();
        SideNav lines = new SideNav();
        for (SettingsSectionContribution section : sections) {
            SideNavItem line = new SideNavItem(section.title().text(context.locale()), "settings/" + section.id());
            if (section == sections.getFirst()) {
                line.setPathAliases(Set.of("settings"));
            }
            lines.addItem(line);
        }
        list.add(lines);
        // On a telephone the list is a small window over its lines; the browser marks the current one when it has drawn them.
        list.getElement().executeJs("setTimeout(() => {"
                + " const line = this.querySelector('vaadin-side-nav-item[current]');"
                + " if (line) this.scrollTop = line.offsetTop; }, 300)");
        SettingsSectionContribution wanted = sections.stream()
                .filter(section -> context.path().isEmpty() || section.id().equals(context.path()))
                .findFirst()
                .orElse(null);
        if (wanted == null || wanted != open) {
            show(wanted);
        }
    }

    private void show(SettingsSectionContribution section) {
        if (openContext != null) {
            openContext.close();
        }
        open = section;
        content.removeAll();
        if (section == null) {
            content.add(new EmptyState(
                    VaadinIcon.COG, context.text("settings.empty"), context.text("settings.empty.text")));
            return;
        }
        openContext = context.part(section.title().messages(), "");
        content.add(new H2(section.title().text(context.locale())), content(section, openContext));
    }

    private static Component content(SettingsSectionContribution section, PageContext part) {
        try {
            return section.section(part);
        } catch (RuntimeException e) {
            return ProblemBox.of(e);
        }
    }
}

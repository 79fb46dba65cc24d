package org.jackfield.api.web.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;

/** The top of a page: its title, a line on what it is for, and what can be done on it. */
public final class PageHeader extends Header {

    private static final long serialVersionUID = 1L;

    private final Div titles = new Div();
    private final Div actions = new Div();

    /**
     * Shows a title.
     *
     * @param title the page's name, as the navigation has it
     * @param purpose one line; empty for none
     */
    public PageHeader(String title, String purpose) {
        addClassName("jf-page-header");
        titles.addClassName("jf-titles");
        titles.add(new H1(title));
        if (!purpose.isEmpty()) {
            titles.add(new Paragraph(purpose));
        }
        actions.addClassName("jf-actions");
        add(titles, actions);
    }

    /** Puts something beside the title, usually a {@link StatusBadge}. */
    public PageHeader withState(Component state) {
        titles.getComponentAt(0).getElement().appendChild(state.getElement());
        return this;
    }

    /** Adds a button on the right; {@code primary} for the page's main action, of which there is at most one. */
    public Button addAction(VaadinIcon icon, String text, boolean primary, Runnable action) {
        Button button = new Button(text, icon.create(), click -> action.run());
        if (primary) {
            button.addThemeVariants(ButtonVariant.PRIMARY);
        }
        actions.add(button);
        return button;
    }

    /** Adds anything else on the right. */
    public PageHeader withAction(Component action) {
        actions.add(action);
        return this;
    }
}

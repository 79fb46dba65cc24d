package org.jackfield.api.web.parts;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;

/** A button that shows an icon alone, as in the rows of a list; what it does is told to whoever points at it or hears it. */
public final class IconButton extends Button {

    private static final long serialVersionUID = 1L;

    /**
     * Makes one that says the same to everybody.
     *
     * @param icon what it shows
     * @param text what it does, and to what
     * @param pressed called in the browser tab's thread
     */
    public IconButton(VaadinIcon icon, String text, Runnable pressed) {
        super(icon.create(), click -> pressed.run());
        setAriaLabel(text);
        setTooltipText(text);
        addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.LUMO_ICON);
    }

    /**
     * Makes one for a row, whose subject is read out but need not be shown beside it again.
     *
     * @param icon what it shows
     * @param text what it does, as a verb
     * @param subject to what
     * @param pressed called in the browser tab's thread
     */
    public IconButton(VaadinIcon icon, String text, String subject, Runnable pressed) {
        this(icon, text, pressed);
        setAriaLabel(text + ": " + subject);
    }
}

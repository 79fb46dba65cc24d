package org.jackfield.api.web.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.shared.Registration;
import java.util.HashMap;
import java.util.Map;

/** A field in which something is wrong: it says so, has the focus, and the tab that it is on is shown and marked. */
final class FieldFault {

    private final Map<Tab, Icon> marked = new HashMap<>();
    private final HasValidationProperties refused;
    private Registration listening = () -> {};

    /**
     * Goes to the field.
     *
     * @param form which has the field, perhaps on a tab
     * @param message what is wrong, unless the field says that itself
     */
    FieldFault(Component form, Component field, String message) {
        mark(form, field);
        refused = field instanceof HasValidationProperties checked && !checked.isInvalid() ? checked : null;
        if (refused != null) {
            refused.setErrorMessage(message);
            refused.setInvalid(true);
        }
        if (field instanceof HasValue<?, ?> entered) {
            listening = entered.addValueChangeListener(change -> forget());
        }
        if (field instanceof Focusable<?> focusable) {
            focusable.focus();
        }
    }

    private void mark(Component within, Component field) {
        if (within instanceof TabSheet sheet) {
            for (int i = 0; i < sheet.getTabCount(); i++) {
                Tab tab = sheet.getTabAt(i);
                // what is on a tab that was never shown is no child of the sheet yet
                Component content = sheet.getComponent(tab);
                if (holds(content, field)) {
                    Icon icon = VaadinIcon.EXCLAMATION_CIRCLE.create();
                    icon.getElement().setAttribute("role", "img").setAttribute("aria-label", PartTexts.text("form.fault"));
                    tab.add(icon);
                    tab.addClassName("jf-fault");
                    marked.put(tab, icon);
                    sheet.setSelectedTab(tab);
                    mark(content, field);
                }
            }
        } else {
            within.getChildren().forEach(child -> mark(child, field));
        }
    }

    private static boolean holds(Component content, Component field) {
        return content.equals(field) || field.getParent().filter(parent -> holds(content, parent)).isPresent();
    }

    /** Takes the marks away: something else was entered, or it is tried again. */
    void forget() {
        listening.remove();
        marked.forEach((tab, icon) -> {
            tab.remove(icon);
            tab.removeClassName("jf-fault");
        });
        marked.clear();
        if (refused != null) {
            refused.setErrorMessage(null);
            refused.setInvalid(false);
        }
    }
}

package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;

/** Something that is shown now and never again, so that only a button closes it. */
final class ShownOnce {

    private ShownOnce() {}

    static void show(String title, Component what) {
        Dialog dialog = new Dialog(what);
        dialog.setHeaderTitle(title);
        dialog.setWidth("min(36rem, 100vw)");
        dialog.setCloseOnEsc(false);
        dialog.setCloseOnOutsideClick(false);
        Button kept = new Button(Texts.text("factor.kept"), click -> dialog.close());
        kept.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(kept);
        dialog.open();
    }
}

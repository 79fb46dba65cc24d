package org.jackfield.api.web.parts;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;

/** Asks before something is done that cannot easily be undone. Escape and a click beside it mean no. */
public final class Confirmation {

    private Confirmation() {}

    /**
     * Asks.
     *
     * @param title the question
     * @param consequence what will happen; never empty
     * @param action the button that says yes, as a verb
     * @param harmful whether something is lost; colours the button
     * @param confirmed called in the browser tab's thread if the answer is yes; a failure is shown as a notification
     */
    public static void ask(String title, String consequence, String action, boolean harmful, Runnable confirmed) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(title);
        dialog.setWidth("min(28rem, 100vw)");
        dialog.add(new Paragraph(consequence));
        Button cancel = new Button(PartTexts.text("cancel"), click -> dialog.close());
        Button yes = new Button(action, click -> {
            dialog.close();
            try {
                confirmed.run();
            } catch (RuntimeException e) {
                Notifications.problem(e);
            }
        });
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        if (harmful) {
            yes.addThemeVariants(ButtonVariant.ERROR);
        }
        yes.setDisableOnClick(true);
        dialog.getFooter().add(cancel, yes);
        dialog.open();
        (harmful ? cancel : yes).focus();
    }
}

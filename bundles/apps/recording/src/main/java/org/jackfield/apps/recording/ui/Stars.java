package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Up to five stars; the one that is set takes itself away again. */
final class Stars extends Div {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 5;

    private final List<Button> buttons = new ArrayList<>();
    private final transient RecordingWording words;
    private int value;

    Stars(RecordingWording words, boolean readOnly, IntConsumer chosen) {
        this.words = words;
        addClassName("jf-stars");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", words.word("column.rating"));
        add(new Span(words.word("column.rating")));
        for (int i = 1; i <= MOST; i++) {
            int stars = i;
            Button button = new Button("☆", click -> {
                show(stars == value ? 0 : stars);
                chosen.accept(value);
            });
            button.addThemeVariants(ButtonVariant.TERTIARY);
            button.setEnabled(!readOnly);
            buttons.add(button);
            add(button);
        }
        show(0);
    }

    void show(int stars) {
        value = stars;
        for (int i = 1; i <= MOST; i++) {
            Button button = buttons.get(i - 1);
            button.setText(i <= stars ? "★" : "☆");
            button.setAriaLabel(words.word("rating.stars", i));
            button.getElement().setAttribute("aria-pressed", Boolean.toString(i == stars));
        }
    }
}

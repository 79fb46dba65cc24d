package org.jackfield.api.web.parts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;

/**
 * A row of bars, each as high as its number, for a glance at how something went: a bar's text is shown when it is pointed at,
 * and read out to those who do not see it.
 */
public final class BarChart extends Div {

    private static final long serialVersionUID = 1L;

    /**
     * One bar.
     *
     * @param label below it; empty for none, so that labels have room
     * @param value its height, not negative
     * @param text what it says in words, with the number
     */
    public record Bar(String label, long value, String text) {}

    /** Shows no bars yet; {@code title} says what they count. */
    public BarChart(String title) {
        addClassName("jf-bars");
        getElement().setAttribute("role", "list");
        getElement().setAttribute("aria-label", title);
    }

    /** Shows these bars in place of what was shown. Call in the browser tab's thread. */
    public void show(List<Bar> bars) {
        long highest = Math.max(1, bars.stream().mapToLong(Bar::value).max().orElse(1));
        removeAll();
        bars.forEach(bar -> add(column(bar, highest)));
    }

    private Div column(Bar bar, long highest) {
        Div filled = new Div();
        filled.addClassName("jf-bar");
        filled.setHeight(String.format(Locale.ROOT, "%.1f%%", 100.0 * Math.max(0, bar.value()) / highest));
        Div room = new Div(filled);
        room.addClassName("jf-bar-room");
        Span label = new Span(bar.label());
        label.addClassName("jf-bar-label");
        label.getElement().setAttribute("aria-hidden", "true");
        Div column = new Div(room, label);
        column.addClassName("jf-bar-column");
        column.setTitle(bar.text());
        column.getElement().setAttribute("role", "listitem");
        column.getElement().setAttribute("aria-label", bar.text());
        return column;
    }
}

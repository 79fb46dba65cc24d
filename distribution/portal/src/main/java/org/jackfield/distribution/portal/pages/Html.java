package org.jackfield.distribution.portal.pages;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a page. Whatever is put into a template is escaped, unless it is such a piece itself.
 *
 * @param text HTML; never null
 */
record Html(String text) {

    static final Html NOTHING = new Html("");

    private static final Pattern PLACE = Pattern.compile("\\{(?:#([a-zA-Z0-9.-]+))?}");

    /**
     * {@return a template filled in}
     *
     * @param texts of the reader's language, for the places {@code {#key}}
     * @param template with a place {@code {}} for each value
     */
    static Html of(Texts texts, String template, Object... values) {
        StringBuilder out = new StringBuilder();
        Matcher place = PLACE.matcher(template);
        int next = 0;
        while (place.find()) {
            String text = place.group(1) == null ? shown(values[next++]) : escaped(texts.text(place.group(1)));
            place.appendReplacement(out, Matcher.quoteReplacement(text));
        }
        if (next != values.length) {
            throw new IllegalArgumentException("more values than places in " + template);
        }
        return new Html(place.appendTail(out).toString());
    }

    private static String shown(Object value) {
        return switch (value) {
            case null -> "";
            case Html html -> html.text;
            case Optional<?> optional -> optional.map(Html::shown).orElse("");
            case Collection<?> many -> String.join("", many.stream().map(Html::shown).toList());
            default -> escaped(value.toString());
        };
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}

package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.VaadinRequest;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.Locale;

/** Light, dark, or as the computer is set. Each browser remembers its own in a cookie. */
public enum ColourChoice {
    /** As the computer is set. */
    SYSTEM(ColorScheme.Value.LIGHT_DARK),
    /** Light. */
    LIGHT(ColorScheme.Value.LIGHT),
    /** Dark. */
    DARK(ColorScheme.Value.DARK);

    private static final String COOKIE = "jackfield-colours";
    private static final String REMEMBER =
            "document.cookie = $0 + '=' + $1 + ';path=/;max-age=31536000;samesite=lax'";

    private final ColorScheme.Value value;

    ColourChoice(ColorScheme.Value value) {
        this.value = value;
    }

    /** {@return what this browser chose} */
    public static ColourChoice of(VaadinRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return SYSTEM;
        }
        return Arrays.stream(cookies)
                .filter(cookie -> COOKIE.equals(cookie.getName()))
                .flatMap(cookie -> Arrays.stream(values()).filter(each -> each.word().equals(cookie.getValue())))
                .findFirst()
                .orElse(SYSTEM);
    }

    /** Shows these colours in a tab, and from now on in this browser. */
    public void choose(UI ui) {
        ui.getPage().setColorScheme(value);
        ui.getPage().executeJs(REMEMBER, COOKIE, word());
    }

    /** {@return the value of the CSS property {@code color-scheme}} */
    public String scheme() {
        return value.getValue();
    }

    /** {@return the value of the page's {@code theme} attribute} */
    public String theme() {
        return value.getThemeValue();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

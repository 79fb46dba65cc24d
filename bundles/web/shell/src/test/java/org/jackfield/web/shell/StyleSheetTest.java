package org.jackfield.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StyleSheetTest {

    /** A brace that was lost, in a merge for instance, would put every later rule into one screen width. */
    @Test
    void mediaQueriesStandByThemselvesAndEveryBlockIsClosed() throws IOException {
        int depth = 0;
        int line = 1;
        for (char c : styleSheet().toCharArray()) {
            switch (c) {
                case '\n' -> line++;
                case '{' -> assertThat(++depth).as("blocks open in line %s", line).isLessThanOrEqualTo(2);
                case '}' -> assertThat(--depth).as("blocks open in line %s", line).isNotNegative();
                case '@' -> assertThat(depth).as("blocks open before the @-rule in line %s", line).isZero();
                default -> { }
            }
        }
        assertThat(depth).as("blocks open at the end").isZero();
    }

    /** WCAG 2 AA: 4.5 to 1 for text, here a badge's: its tone on a tenth or so of itself, on a card and on the page. */
    @ParameterizedTest
    @CsvSource({
        "good, 1", "info, 1", "warning, 1", "bad, 1", "neutral, 1",
        "good, 2", "info, 2", "warning, 2", "bad, 2", "neutral, 2"
    })
    void everyToneCanBeReadOnItsBadgeInLightAndDark(String tone, int scheme) throws IOException {
        int text = colour("--jf-" + tone + ": light-dark\\(#(\\w+), #(\\w+)\\)", scheme);
        int card = colour("--jf-card: light-dark\\(#(\\w+), #(\\w+)\\)", scheme);
        int page = colour("--aura-background-color-light: #(\\w+);\\s+--aura-background-color-dark: #(\\w+);", scheme);

        assertThat(contrast(text, tint(text, card))).as("on a card").isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(text, tint(text, page))).as("on the page").isGreaterThanOrEqualTo(4.5);
    }

    private static int colour(String pattern, int group) throws IOException {
        Matcher found = Pattern.compile(pattern).matcher(styleSheet());
        assertThat(found.find()).as(pattern).isTrue();
        String hex = found.group(group);
        return Integer.parseInt(hex.length() == 3 ? hex.replaceAll(".", "$0$0") : hex, 16);
    }

    /** The colour of a badge: 12 % of its text's. */
    private static int tint(int text, int under) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            long part = Math.round(0.12 * (text >> shift & 0xff) + 0.88 * (under >> shift & 0xff));
            mixed |= (int) part << shift;
        }
        return mixed;
    }

    private static double contrast(int one, int other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
    }

    private static double linear(int part) {
        double value = (part & 0xff) / 255.0;
        return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static String styleSheet() throws IOException {
        try (InputStream in = StyleSheetTest.class.getResourceAsStream("/META-INF/resources/shell/shell.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

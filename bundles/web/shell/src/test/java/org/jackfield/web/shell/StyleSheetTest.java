package org.jackfield.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

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

    private static String styleSheet() throws IOException {
        try (InputStream in = StyleSheetTest.class.getResourceAsStream("/META-INF/resources/shell/shell.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

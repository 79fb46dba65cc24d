package org.jackfield.connectors.oaiwire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import org.jackfield.connectors.oaiwire.event.OaiEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every example line of the protocol reference. A line of {@code examples.txt} starts with {@code <} for the server's or
 * {@code >} for the client's; {@code =>} separates what we send where the example writes the same thing otherwise.
 */
class PublishedLinesTest {

    record Example(boolean fromServer, String line, String sent) {

        static Example of(String text) {
            String[] parts = text.substring(2).split(" => ", 2);
            return new Example(text.charAt(0) == '<', parts[0], parts[parts.length - 1]);
        }

        @Override
        public String toString() {
            return line;
        }
    }

    static Stream<Example> examples() throws IOException {
        try (InputStream file = PublishedLinesTest.class.getResourceAsStream("examples.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.ISO_8859_1).lines().map(Example::of);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isUnderstoodInFullAndSaidAgain(Example example) {
        if (example.fromServer()) {
            ServerLine line = ServerLine.parse(example.line());

            assertThat(line.faults()).isZero();
            assertThat(line.line()).isEqualTo(example.sent());
            assertThat(ServerLine.parse(line.line())).usingRecursiveComparison().ignoringFields("fields")
                    .isEqualTo(line);
            if (line instanceof ServerLine.Event event) {
                assertThat(event.event()).isNotInstanceOf(OaiEvent.Unlisted.class);
            } else {
                assertThat(((ServerLine.Confirmation) line).reply()).isNotNull();
            }
        } else {
            RequestLine request = RequestLine.parse(example.line());

            assertThat(request.faults()).isZero();
            assertThat(request.body()).isNotNull();
            int invokeId = request.invokeId() == null ? 0 : request.invokeId();
            assertThat(RequestLine.format(request.body(), invokeId)).isEqualTo(example.sent());
        }
    }
}

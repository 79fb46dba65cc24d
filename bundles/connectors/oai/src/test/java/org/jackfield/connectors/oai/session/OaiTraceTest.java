package org.jackfield.connectors.oai.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.stream.IntStream;

import org.jackfield.connectors.oai.session.OaiTrace.Way;
import org.junit.jupiter.api.Test;

class OaiTraceTest {

    private final OaiTrace trace = new OaiTrace(Clock.systemUTC());

    @Test
    void keepsNothingUnlessItIsOn() {
        trace.add(Way.SENT, "_NO,2");
        assertThat(trace.lines()).isEmpty();

        trace.set(true);
        trace.add(Way.SENT, "_NO,3");
        assertThat(trace.lines()).singleElement().satisfies(line -> assertThat(line.text()).isEqualTo("_NO,3"));

        trace.set(false);
        assertThat(trace.lines()).isEmpty();
    }

    @Test
    void keepsTheLastLinesOnlyAndCutsLongOnes() {
        trace.set(true);
        IntStream.range(0, 5000).forEach(i -> trace.add(Way.RECEIVED, i + "x".repeat(10_000)));

        assertThat(trace.lines()).hasSize(2000).allMatch(line -> line.text().length() <= 401);
        assertThat(trace.lines().getLast().text()).startsWith("4999");
    }

    @Test
    void masksPasswords() {
        assertThat(OaiTrace.masked("_VP,4,,0,|12345678|")).isEqualTo("_VP,4,,***");
        assertThat(OaiTrace.masked("_PSP,4,100,|123|,|456|")).isEqualTo("_PSP,4,100,***");
        assertThat(OaiTrace.masked("_SP,4,100")).isEqualTo("_SP,4,100");
    }
}

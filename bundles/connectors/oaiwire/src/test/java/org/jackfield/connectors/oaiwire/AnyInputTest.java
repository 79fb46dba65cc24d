package org.jackfield.connectors.oaiwire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;

import org.jackfield.connectors.oaiwire.layout.FieldReader;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** No input throws, and whatever was understood can be said again. */
class AnyInputTest {

    @Property
    void framesComeOutWholeWhateverThePortions(@ForAll @Size(max = 20) List<byte[]> payloads,
            @ForAll @IntRange(min = 1, max = 40) int portion) throws FrameTooLongException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        payloads.forEach(payload -> stream.writeBytes(Frames.of(payload)));

        assertThat(FramesTest.decoded(stream.toByteArray(), portion)).usingElementComparator(java.util.Arrays::compare)
                .isEqualTo(payloads);
    }

    @Property
    void anyBytesAreFramesOrAnEndButNothingElse(@ForAll byte[] garbage) {
        FrameDecoder decoder = new FrameDecoder(10_000);
        try {
            decoder.feed(garbage, 0, garbage.length, frame -> ServerLine.parse(Frames.line(frame)));
            assertThat(decoder.pending()).isLessThanOrEqualTo(garbage.length);
        } catch (FrameTooLongException e) {
            assertThat(e).hasMessageContaining("10000");
        }
    }

    @Property
    void anyBytesMayLogIn(@ForAll byte[] payload) {
        Login login = Login.parse(payload);

        assertThat(login == null || login.payload().length > 0).isTrue();
    }

    @Property(tries = 5000)
    void anyServerLineIsReadAndSaidTheSameWayEverAfter(@ForAll("serverLines") String line) {
        ServerLine read = ServerLine.parse(line);

        assertThat(read).isNotNull();
        sayAgain(read);
    }

    @Property(tries = 5000)
    void anyClientLineIsRead(@ForAll("clientLines") String line) {
        assertThat(RequestLine.parse(line).faults()).isNotNegative();
    }

    @Property
    void splittingKeepsEveryFieldAndEveryCharacterButBars(@ForAll("fields") List<String> fields) {
        String line = String.join(",", fields);
        List<String> split = FieldReader.split(line);

        assertThat(String.join(",", split)).isEqualTo(line.replace("|", ""));
        if (line.indexOf('|') < 0) {
            assertThat(split).hasSize((int) line.chars().filter(c -> c == ',').count() + 1);
        }
    }

    /** What a lenient parser has taken may not be sayable; then it must be refused, not garbled. */
    private static void sayAgain(ServerLine read) {
        String said;
        try {
            said = read.line();
        } catch (IllegalArgumentException refused) {
            return;
        }
        if (read.faults() == 0) {
            assertThat(ServerLine.parse(said).line()).isEqualTo(said);
        }
    }

    @Provide
    Arbitrary<List<String>> fields() {
        Arbitrary<String> number = Arbitraries.integers().between(-5, 100_000).map(String::valueOf);
        Arbitrary<String> letters = Arbitraries.of("I", "E", "C", "N", "A", "", "", "|a,b|", "||", "|", "A:00FC", "S:FFFF",
                "1:", "@001", "FFFFFFFFFF", "00", "999999999999");
        Arbitrary<String> anything = Arbitraries.strings().withCharRange('\0', '\u00FF').ofMaxLength(12);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(4, number), net.jqwik.api.Tuple.of(4, letters),
                net.jqwik.api.Tuple.of(1, anything)).list().ofMaxSize(30);
    }

    @Provide
    Arbitrary<String> serverLines() {
        Arbitrary<String> heads = Arbitraries.of("SI OR DE OF ES ER NT QU DI HE RE TR CO FA XC CC LN LF RY NRY WNR DND FW MW CI"
                .concat(" ET OL FE MU GI CB OE DCE DLC DEE DSC RS RD PE ME EC DC NM AG SMR LS CS GDA ZZ CF,_QX CF,_QL CF,_QI")
                .concat(" CF,_QH CF,_MS CF,_MA CF,_TR CF,_CN CF,_QM CF,_VP CF,_GRD CF,_GQD CF,_NO CF,_SP CF,_ZZ CF").split(" "));
        return net.jqwik.api.Combinators.combine(Arbitraries.of("", "000,", "7,", "x,"), heads, fields())
                .as((sequence, head, fields) -> sequence + head + "," + String.join(",", fields));
    }

    @Provide
    Arbitrary<String> clientLines() {
        Arbitrary<String> heads = Arbitraries.of(("_NO _MS _MA _MP _CE _XE _RR RR RT _RP _MC _CS _TR _TO _DF _MO _DD _CM _CN"
                + " _MD _CT _EF _SD _SF _SM _SA _QA _QH _QX _QL _PSS _VP _DTD _GAD _GSD _ST _ZZ").split(" "));
        return net.jqwik.api.Combinators.combine(heads, fields())
                .as((head, fields) -> head + "," + String.join(",", fields));
    }
}

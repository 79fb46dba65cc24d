package org.jackfield.connectors.oai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.jackfield.api.telephony.LinkStatus.State;
import org.jackfield.api.telephony.event.LinkEvent.LinkChanged;
import org.jackfield.api.telephony.event.SystemEvent;
import org.jackfield.connectors.oaiwire.Frames;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever a phone system says, the connector goes on, or begins anew, and remembers only so much. */
class AnyInputTest {

    @Property(tries = 100)
    void whateverIsSaidTheConnectorComesBackToItsSenses(@ForAll("lines") List<String> lines) {
        Scene scene = Scene.direct().connected();
        lines.forEach(scene.phoneSystem::sayPlainly);
        scene.thread.leap(300_000);

        scene.phoneSystem.introduce();
        scene.thread.leap(300_000);
        assertThat(scene.told.of(LinkChanged.class).getLast().state()).isEqualTo(State.UP);
        scene.told.forget();
        scene.says("NM,,001,1,1");
        assertThat(scene.told.of(SystemEvent.NightModeChanged.class)).hasSize(1);
        assertThat(scene.connector.counters().snapshot()).hasSizeLessThan(510);
    }

    @Property(tries = 100)
    void answersMayBeNonsense(@ForAll("lines") List<String> answers) {
        Scene scene = Scene.direct();
        int[] next = {0};
        for (String command : List.of("_QN", "_QX", "_MA", "_MS", "_QT", "_SP", "_QH", "_NO")) {
            scene.phoneSystem.answer(command, request -> answers.isEmpty() ? "0"
                    : "0," + answers.get(next[0]++ % answers.size()));
        }
        scene.start();
        scene.thread.leap(600_000);

        assertThat(scene.told.of(LinkChanged.class)).isNotEmpty();
        scene.says("NM,,001,1,1");
        scene.thread.leap(1);
        assertThat(scene.connector.counters().snapshot()).hasSizeLessThan(510);
    }

    @Property(tries = 100)
    void anyBytesInAFrame(@ForAll byte[] payload) {
        Scene scene = Scene.direct().connected();
        scene.phoneSystem.sayPlainly(new String(payload, Frames.CHARSET));
        scene.thread.run();
        scene.told.forget();

        scene.says("NM,,001,1,1");

        assertThat(scene.told.of(SystemEvent.NightModeChanged.class)).hasSize(1);
    }

    @Provide
    Arbitrary<List<String>> lines() {
        Arbitrary<String> heads = Arbitraries.of("SI OR DE OF ES ER NT QU DI HE RE TR CO FA XC CC LN LF RY NRY WNR DND FW MW CI"
                .concat(" ET OL FE MU GI CB OE DCE DLC DEE DSC RS RD ME EC DC NM AG SMR LS CS GDA ZZ CF,_QX CF,_QL CF,_QI")
                .concat(" CF,_QH CF,_MS CF,_RR CF,_NO CF,_SP CF,_ZZ CF").split(" "));
        Arbitrary<String> number = Arbitraries.integers().between(-1, 120).map(String::valueOf);
        Arbitrary<String> usual = Arbitraries.of("I", "E", "C", "N", "A", "", "", "", "|a,b|", "||", "|", "A:00FC", "1:", "2:",
                "1001", "1002", "94001", "2001", "1A01", "1A02", "0", "1", "32", "36", "FFFFFFFFFF", "999999999999");
        Arbitrary<String> odd = Arbitraries.strings().withCharRange('\0', '\u00FF').ofMaxLength(12);
        Arbitrary<List<String>> fields = Arbitraries.frequencyOf(Tuple.of(4, number), Tuple.of(6, usual), Tuple.of(1, odd))
                .list().ofMaxSize(20);
        return Combinators.combine(Arbitraries.of("", "000,", "7,", "x,"), heads, fields)
                .as((sequence, head, rest) -> sequence + head + "," + String.join(",", rest)).list().ofMaxSize(40);
    }
}

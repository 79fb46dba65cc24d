package org.jackfield.apps.smdr;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.jackfield.apps.smdr.SmdrLine.Direction;
import org.junit.jupiter.api.Test;

class SmdrLineTest {

    private static final LocalDateTime AT = LocalDateTime.of(2026, 3, 9, 1, 31, 27);

    @Test
    void everyElementStandsAtItsPlace() {
        SmdrLine line = new SmdrLine(AT, Direction.IN, "1234567890123456789012", "92108", "2560", "1843", "07968543537",
                "Ann", "441615550100", "Sales line", "77", SmdrEvent.TRANSFERRED);

        assertThat(line.format('0'))
                .isEqualTo("2026-03-09 01:31:27 |IN | 1234567890123456789012 0092108 0002560 0001843 000007968543537"
                        + " |Ann         | 000441615550100 |Sales line  | 000000000077 |TRANSFERRED |");
    }

    @Test
    void blankNumbersArePaddingAndBlankNamesSpaces() {
        SmdrLine line = new SmdrLine(
                AT, Direction.OUT, "1", "92808", "1843", "", "", "", "", "", "", SmdrEvent.RINGING);

        assertThat(line.format('x'))
                .isEqualTo("2026-03-09 01:31:27 |OUT| xxxxxxxxxxxxxxxxxxxxx1 xx92808 xxx1843 xxxxxxx xxxxxxxxxxxxxxx"
                        + " |            | xxxxxxxxxxxxxxx |            | xxxxxxxxxxxx |RINGING     |");
    }

    @Test
    void aNumberTooLongKeepsItsLastDigits() {
        SmdrLine line = new SmdrLine(AT, Direction.IN, "1", "123456789", "1", "", "00441234567890123456789", "", "", "", "",
                SmdrEvent.RINGING);

        assertThat(line.format('0')).contains(" 3456789 ").contains(" 567890123456789 |");
    }

    @Test
    void aNameTooLongIsCutAndItsPipesBecomeSpaces() {
        SmdrLine line = new SmdrLine(AT, Direction.IN, "1", "1", "1", "", "", "A|B\r\nCDEFGHIJKLM", "", "", "",
                SmdrEvent.RINGING);

        assertThat(line.format('0')).contains("|A B  CDEFGHI|");
    }

    @Property
    void whateverIsPutInALineIs162SingleByteCharactersWithEightPipes(
            @ForAll @StringLength(max = 40) String device,
            @ForAll @StringLength(max = 40) String number,
            @ForAll @StringLength(max = 40) String name,
            @ForAll SmdrEvent event,
            @ForAll Direction direction) {
        String line = new SmdrLine(AT, direction, number, device, device, device, number, name, number, name, number, event)
                .format('0');

        assertThat(line).hasSize(SmdrLine.LENGTH);
        assertThat(line.chars()).allMatch(c -> c >= ' ' && c <= 0xFF);
        assertThat(line.chars().filter(c -> c == '|')).hasSize(8);
    }
}

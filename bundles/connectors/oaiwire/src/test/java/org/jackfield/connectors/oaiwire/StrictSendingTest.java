package org.jackfield.connectors.oaiwire;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.jackfield.connectors.oaiwire.code.Code;
import org.jackfield.connectors.oaiwire.code.ForwardType;
import org.jackfield.connectors.oaiwire.command.CallCommands;
import org.jackfield.connectors.oaiwire.command.Command;
import org.jackfield.connectors.oaiwire.command.StationCommands;
import org.jackfield.connectors.oaiwire.event.DeviceEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StrictSendingTest {

    static List<Command<?>> unsayable() {
        return List.of(
                new CallCommands.MakeCall("1001", "12a4", ""),
                new CallCommands.MakeCall("1001", "1".repeat(49), ""),
                new CallCommands.MakeCall("10,01", "1234", ""),
                new CallCommands.MakeCall("1001\r", "1234", ""),
                new CallCommands.MakeCall("1001", "1234", "7|7"),
                new StationCommands.SetDnd("1001", true, 1, "until | two"),
                new StationCommands.SetDnd("1001", true, 1, "longer than sixteen"),
                new StationCommands.SetDnd("1001", true, 1, "\u65e5\u672c"),
                new StationCommands.SetForward("1001", Code.of(ForwardType.ALL_CALLS), "1".repeat(25), null));
    }

    @ParameterizedTest
    @MethodSource("unsayable")
    void whatWouldBeMisreadIsRefused(Command<?> command) {
        assertThatThrownBy(() -> RequestLine.format(command, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(command.getClass().getSimpleName() + ".");
    }

    @Test
    void optionalArgumentsInTheMiddleStayEmpty() {
        assertThat(RequestLine.format(new CallCommands.Deflect("111", "@003", "100", "", "", true, ""), 4))
                .isEqualTo("_DF,4,111,@003,100,,,1");
    }

    @Test
    void aBarInATextOfAnEventIsRefused() {
        ServerLine line = ServerLine.Event.live(1, "011", new DeviceEvents.DoNotDisturb("1001", "a|b", ""));

        assertThatThrownBy(line::line).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void passwordsAreNotInDescriptions() {
        assertThat(new StationCommands.VerifyPassword("", 0, "12345678").toString()).doesNotContain("12345678");
        assertThat(new StationCommands.ChangePassword("1", "111111", "222222").toString()).doesNotContain("111111")
                .doesNotContain("222222");
        assertThat(new Login(Login.Kind.OAI, "s3cret", "SIM").toString()).doesNotContain("s3cret");
    }
}

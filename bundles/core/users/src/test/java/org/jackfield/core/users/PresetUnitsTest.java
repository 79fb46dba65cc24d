package org.jackfield.core.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresetUnitsTest {

    @Test
    void unitsHaveAPathAndExtensions() {
        PresetUnits units = PresetUnits.parse("Sales: 1004-1006, 1020; Sales / Field: 1010;");

        assertThat(units.extensions()).containsExactly(
                java.util.Map.entry(List.of("Sales"), List.of("1004", "1005", "1006", "1020")),
                java.util.Map.entry(List.of("Sales", "Field"), List.of("1010")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1004-1006", "Sales: 1006-1004", "Sales: 1-999999999"})
    void whatCannotBeReadIsRefused(String text) {
        assertThatThrownBy(() -> PresetUnits.parse(text)).hasMessageContaining("no units with extensions");
    }
}

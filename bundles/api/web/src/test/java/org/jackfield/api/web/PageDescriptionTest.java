package org.jackfield.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.security.Permission;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageDescriptionTest {

    @ParameterizedTest
    @ValueSource(strings = {"nightmode", "calls/history", "sip-trunks/2"})
    void aRouteIsWordsDividedBySlashes(String route) {
        assertThat(at(route).route()).isEqualTo(route);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/calls", "calls/", "calls//history", "Calls", "calls?x=1", "../etc", "a b", "a:b"})
    void anythingElseIsRefused(String route) {
        assertThatThrownBy(() -> at(route)).isInstanceOf(IllegalArgumentException.class);
    }

    private static PageDescription at(String route) {
        Messages messages = Messages.of(PageDescriptionTest.class);
        return new PageDescription(
                route,
                new Label(messages, "title"),
                NavigationGroup.CALLS,
                1,
                VaadinIcon.PHONE,
                new Permission("calls.view", "See calls"));
    }
}

package org.jackfield.apps.reporting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.shared.HasValidationProperties;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jackfield.api.problem.ProblemException;

/** Fields that somebody has filled in. What cannot be read has no value, and must not be taken for an empty field. */
final class Entries {

    private Entries() {}

    /**
     * Leads to the first field with an entry that cannot be taken.
     *
     * @throws ProblemException {@code reporting.entry}, which names the field
     */
    static void check(Component root, Locale locale) {
        fields(root)
                .filter(field -> field.isVisible() && ((HasValidationProperties) field).isInvalid())
                .findFirst()
                .ifPresent(field -> {
                    if (field instanceof Focusable<?> focusable) {
                        focusable.focus();
                    }
                    String label = field instanceof HasLabel labelled ? labelled.getLabel() : "";
                    throw ProblemException.invalid(
                            "reporting.entry", Objects.requireNonNullElse(label, ""), ReportParts.MESSAGES.text(locale, "entry"),
                            ReportParts.MESSAGES.text(locale, "entry.remedy"));
                });
    }

    private static Stream<Component> fields(Component root) {
        return root instanceof HasValidationProperties ? Stream.of(root) : root.getChildren().flatMap(Entries::fields);
    }
}

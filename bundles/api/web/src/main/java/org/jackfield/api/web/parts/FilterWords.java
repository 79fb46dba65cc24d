package org.jackfield.api.web.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jackfield.api.security.access.CallField;
import org.jackfield.api.security.access.CallFlag;
import org.jackfield.api.security.access.CallStatus;
import org.jackfield.api.security.access.FilterCriteria;

/** Says in short what a filter asks for, in the language of the browser tab. */
public final class FilterWords {

    private FilterWords() {}

    /**
     * {@return the conditions in a line; that every call is meant, if there are none}
     *
     * @param labels names of fields that the site has given others; may be empty
     */
    public static String of(FilterCriteria criteria, Map<CallField, String> labels) {
        List<String> said = new ArrayList<>();
        new TreeMap<>(criteria.texts()).forEach((field, text) -> said.add(field(field, labels) + " " + text));
        new TreeMap<>(criteria.spans()).forEach((span, range) -> said.add(PartTexts.text("filter.span." + span) + " "
                + DurationText.of(range.least(), 0) + "–" + DurationText.of(range.most(), Long.MAX_VALUE)));
        criteria.kinds().stream().sorted().forEach(kind -> said.add(PartTexts.text("filter.kind." + kind)));
        if (criteria.status() != CallStatus.ANY) {
            said.add(PartTexts.text("filter.status." + criteria.status()));
        }
        new TreeMap<>(criteria.flags()).forEach((flag, wanted) -> said.add(flag(flag, wanted)));
        if (!criteria.users().isEmpty()) {
            said.add(PartTexts.text("filter.users.count", criteria.users().size()));
        }
        if (!criteria.units().isEmpty()) {
            said.add(PartTexts.text("filter.units.count", criteria.units().size()));
        }
        return said.isEmpty() ? PartTexts.text("filter.every-call") : String.join(" · ", said);
    }

    static String field(CallField field, Map<CallField, String> labels) {
        String label = labels.getOrDefault(field, "");
        return label.isBlank() ? PartTexts.text("filter.field." + field) : label;
    }

    static String flag(CallFlag flag, boolean wanted) {
        return PartTexts.text("filter.flag." + flag + "." + wanted);
    }
}

package org.jackfield.core.access.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jackfield.api.security.access.CallStatus;
import org.jackfield.api.web.ViewContext;
import org.jackfield.core.access.AccessFilter;

/** Says in short what a filter asks for. */
record FilterWords(ViewContext context) {

    List<String> of(AccessFilter filter) {
        List<String> said = new ArrayList<>();
        new TreeMap<>(filter.texts()).forEach((field, text) -> said.add(context.text("field." + field) + " " + text));
        if (filter.leastMillis() > 0 || filter.mostMillis() < Long.MAX_VALUE) {
            said.add(context.text("filter.duration") + " " + Durations.text(filter.leastMillis(), 0) + "–"
                    + Durations.text(filter.mostMillis(), Long.MAX_VALUE));
        }
        filter.kinds().stream().sorted().forEach(kind -> said.add(context.text("kind." + kind)));
        if (filter.status() != CallStatus.ANY) {
            said.add(context.text("status." + filter.status()));
        }
        filter.noted().ifPresent(noted -> said.add(context.text("noted." + noted)));
        filter.scored().ifPresent(scored -> said.add(context.text("scored." + scored)));
        if (!filter.units().isEmpty()) {
            said.add(context.text("filter.units.count", filter.units().size()));
        }
        return said;
    }
}

package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The bundles of an instance with their states, and the services they registered by their numbers: a bundle that is
 * restarted or refreshed registers new ones, so whoever finds all of these later was left in peace.
 */
record Footing(Set<String> bundles, Set<String> services) {
    private static final Pattern SERVICE =
            Pattern.compile("service\\.bundleid = (\\d+)\\R(?:.*\\R)*? service\\.id = (\\d+)");

    static Footing of(Instance instance) {
        Set<String> bundles = instance.shell("bundle:list -t 0 -s --no-format").lines()
                .filter(line -> line.contains("\t"))
                .map(line -> line.replaceAll("\\s+", " ").strip())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> services = new LinkedHashSet<>();
        Matcher service = SERVICE.matcher(instance.shell("service:list"));
        while (service.find()) {
            services.add("service " + service.group(2) + " of bundle " + service.group(1));
        }
        return new Footing(bundles, services);
    }

    /** Fails unless all of it is still there, whatever came in addition. */
    void assertUntouchedIn(Instance instance) {
        Footing now = of(instance);
        assertThat(now.bundles).as("bundles").containsAll(bundles);
        assertThat(now.services).as("services").containsAll(services);
    }
}

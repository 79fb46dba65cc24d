package org.jackfield.api.testkit.extension;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a bundle could leave behind in a running product: services, threads, and its classes, which stay for as long as anybody
 * holds one of its pages, listeners or jobs.
 *
 * @param services how many services each bundle has registered, by the bundle's number
 * @param threads how many platform threads there are of each name, numbers left out
 * @param loaders in how many class loaders the bundle's classes are
 */
record Footprint(Map<String, Integer> services, Map<String, Integer> threads, long loaders) {

    private static final Pattern SERVICE = Pattern.compile("service\\.bundleid = (\\d+)");
    private static final Pattern THREAD = Pattern.compile("(?m)^\"(.*)\" #");
    private static final String NUMBER = "[0-9a-f]*\\d[0-9a-f]*";

    /**
     * Reads it from what Karaf and the Java machine print.
     *
     * @param services printed by {@code service:list}
     * @param threads printed by {@code jcmd Thread.print}
     * @param loaders printed by {@code jcmd VM.classloaders show-classes}
     * @param classes names of the bundle's classes
     */
    static Footprint of(String services, String threads, String loaders, Set<String> classes) {
        Map<String, Integer> loaded = new TreeMap<>();
        loaders.lines()
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .filter(classes::contains)
                .forEach(name -> loaded.merge(name, 1, Integer::sum));
        return new Footprint(
                counted(SERVICE.matcher(services)), counted(THREAD.matcher(threads)),
                loaded.values().stream().mapToInt(Integer::intValue).max().orElse(0));
    }

    private static Map<String, Integer> counted(Matcher found) {
        Map<String, Integer> counts = new TreeMap<>();
        while (found.find()) {
            String name = found.group(1);
            counts.merge(name.matches("\\d+") ? name : name.replaceAll(NUMBER, "#"), 1, Integer::sum);
        }
        return counts;
    }

    /**
     * {@return what there is more of than before, in words; empty if nothing was left} A product at work has some more or less of
     * everything at any moment, so half of one a cycle is none.
     */
    List<String> leftSince(Footprint before, int cycles) {
        List<String> left = new ArrayList<>();
        threads.forEach((name, count) -> {
            int more = count - before.threads.getOrDefault(name, 0);
            if (more >= cycles / 2) {
                left.add(more + " more threads \"" + name + "\"; end what the bundle starts when it is deactivated");
            }
        });
        services.forEach((bundle, count) -> {
            int more = count - before.services.getOrDefault(bundle, 0);
            if (more >= cycles / 2) {
                left.add(more + " more services of bundle " + bundle + "; unregister what the bundle made others register");
            }
        });
        if (loaders > 1) {
            left.add("its classes are in " + loaders + " class loaders; somebody still holds a page, listener or job of those"
                    + " that were stopped");
        }
        return left;
    }
}

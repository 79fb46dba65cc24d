package org.jackfield.distribution.itest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A look into the Java machine of an instance, through {@code jcmd}. */
final class Jvm {
    private static final int LIMIT_SECONDS = 60;

    private final long pid;

    Jvm(long pid) {
        this.pid = pid;
    }

    /** {@return how many class loaders hold a class of this name, after a collection} */
    long loadersOf(String className) {
        jcmd("GC.run");
        return jcmd("VM.classloaders", "show-classes").lines().filter(line -> line.endsWith(" " + className)).count();
    }

    /** {@return how many platform threads there are of each name, numbers left out} */
    Map<String, Integer> threads() {
        Map<String, Integer> counts = new TreeMap<>();
        jcmd("Thread.print").lines().filter(line -> line.startsWith("\""))
                .map(line -> line.substring(1, line.lastIndexOf('"')).replaceAll("[0-9a-f]*\\d[0-9a-f]*", "#"))
                .forEach(name -> counts.merge(name, 1, Integer::sum));
        return counts;
    }

    private String jcmd(String... command) {
        List<String> all = new ArrayList<>();
        all.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        all.add(Long.toString(pid));
        all.addAll(List.of(command));
        return Commands.run(LIMIT_SECONDS, all);
    }
}

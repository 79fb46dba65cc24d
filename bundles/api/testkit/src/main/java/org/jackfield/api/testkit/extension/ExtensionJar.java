package org.jackfield.api.testkit.extension;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A built extension, seen from outside: what a platform would refuse, or what would break at the next version of it. */
public final class ExtensionJar {

    private static final String FEATURE = "org.jackfield.feature";
    private static final String GATE = "org.jackfield.gate";
    private static final String COMMAND = "Lorg/apache/karaf/shell/api/action/Command;";
    /** Clauses are parted by commas, but for those within quotes. */
    private static final Pattern CLAUSE = Pattern.compile("(?:[^,\"]|\"(?:\\\\.|[^\"\\\\])*\")+");
    private static final Pattern CATALOGUE = Pattern.compile("(.*/[A-Za-z]+)(?:_([a-z]{2}(?:_[A-Z]{2})?))?\\.properties");

    private final Path file;

    /**
     * A jar as the build has left it.
     *
     * @param file the jar; never null
     */
    public ExtensionJar(Path file) {
        this.file = file;
    }

    /**
     * {@return what is wrong with it, in words for its maker; empty if nothing is}
     *
     * @throws IOException if it cannot be read
     */
    public List<String> faults() throws IOException {
        List<String> faults = new ArrayList<>();
        try (JarFile jar = new JarFile(file.toFile())) {
            Attributes headers = jar.getManifest() == null ? new Attributes() : jar.getManifest().getMainAttributes();
            identity(headers, faults);
            feature(headers, faults);
            packages(headers, faults);
            classes(jar, headers, faults);
            catalogues(jar, faults);
        }
        return faults;
    }

    private static void identity(Attributes headers, List<String> faults) {
        String name = header(headers, "Bundle-SymbolicName").split(";")[0].strip();
        if (name.isEmpty()) {
            faults.add("it is no bundle: Bundle-SymbolicName is missing; let bnd write the manifest");
        } else if (name.equals("org.jackfield") || name.startsWith("org.jackfield.")) {
            faults.add("its name, " + name + ", is one of Jackfield's; take a name of your own domain");
        }
        if (!header(headers, "Fragment-Host").isEmpty()) {
            faults.add("it is a fragment, and a fragment cannot be a feature");
        }
    }

    private static void feature(Attributes headers, List<String> faults) {
        List<String> features = clauses(header(headers, "Provide-Capability"), FEATURE);
        if (features.size() != 1) {
            faults.add("it declares " + features.size() + " features where one is due; put @Feature on one class");
        } else {
            for (String attribute : List.of("id", "title", "description", "entitlement")) {
                if (!Pattern.compile(";\\s*" + attribute + "(:[\\w<>]+)?=\"?[^\";]").matcher(features.getFirst()).find()) {
                    faults.add("its feature has no " + attribute);
                }
            }
        }
        if (clauses(header(headers, "Require-Capability"), GATE).isEmpty()) {
            faults.add("it does not require the gate, so the licence could not hold it; @Feature adds that");
        }
    }

    private static void packages(Attributes headers, List<String> faults) {
        if (!header(headers, "Export-Package").isEmpty()) {
            faults.add("it exports packages, so that other bundles would be refreshed with it");
        }
        for (String clause : clauses(header(headers, "Import-Package"), "org.jackfield.")) {
            String name = clause.split(";")[0].strip();
            if (!name.startsWith("org.jackfield.api.")) {
                faults.add("it imports " + name + ", which is none of Jackfield's API");
            } else if (!clause.contains("version=\"[")) {
                faults.add("it imports " + name + " without a range of versions, and would break at the next one");
            }
        }
    }

    private static void classes(JarFile jar, Attributes headers, List<String> faults) throws IOException {
        boolean commands = false;
        for (JarEntry entry : jar.stream().filter(each -> each.getName().endsWith(".class")).toList()) {
            if (entry.getName().startsWith("org/jackfield/")) {
                faults.add("it brings a class of Jackfield's along, " + entry.getName() + "; its dependency must be provided");
            }
            try (InputStream in = jar.getInputStream(entry)) {
                commands |= new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).contains(COMMAND);
            }
        }
        if (commands && header(headers, "Karaf-Commands").isEmpty()) {
            faults.add("it has shell commands, which nobody finds without the header Karaf-Commands");
        }
    }

    private static void catalogues(JarFile jar, List<String> faults) throws IOException {
        Map<String, Map<String, Set<String>>> keys = new TreeMap<>();
        for (JarEntry entry : jar.stream().toList()) {
            Matcher name = CATALOGUE.matcher(entry.getName());
            if (name.matches() && !entry.getName().startsWith("META-INF/")) {
                Properties properties = new Properties();
                try (InputStream in = jar.getInputStream(entry)) {
                    properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
                }
                keys.computeIfAbsent(name.group(1), each -> new TreeMap<>())
                        .put(name.group(2) == null ? "" : name.group(2), new TreeSet<>(properties.stringPropertyNames()));
            }
        }
        keys.forEach((catalogue, languages) -> {
            Set<String> all = languages.getOrDefault("", Set.of());
            languages.forEach((language, its) -> {
                if (!its.equals(all)) {
                    faults.add(catalogue + "_" + language + ".properties has other keys than " + catalogue + ".properties");
                }
            });
        });
    }

    private static String header(Attributes headers, String name) {
        String value = headers.getValue(name);
        return value == null ? "" : value;
    }

    private static List<String> clauses(String header, String begin) {
        return CLAUSE.matcher(header).results()
                .map(found -> found.group().strip())
                .filter(clause -> begin.endsWith(".") ? clause.startsWith(begin) : clause.split(";")[0].strip().equals(begin))
                .toList();
    }
}

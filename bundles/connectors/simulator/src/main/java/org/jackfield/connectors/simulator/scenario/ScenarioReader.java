package org.jackfield.connectors.simulator.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads scenario files; the format is in the README. */
public final class ScenarioReader {

    private static final int MOST_STEPS = 10_000;
    private static final Pattern DURATION = Pattern.compile("(\\d{1,7})\\s*(ms|s|m|h)");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,60}");

    private ScenarioReader() {
    }

    /** Names of the scenarios that come along. */
    public static List<String> shipped() {
        return resource("index").lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    }

    /** A scenario that comes along. */
    public static Scenario shipped(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new ScenarioException("there is no scenario " + name);
        }
        return parse(name, resource(name + ".yaml"));
    }

    /** A scenario from a file. */
    public static Scenario file(Path file) {
        try {
            if (Files.size(file) > YamlTree.LONGEST_FILE) {
                throw new ScenarioException(file + " is longer than " + YamlTree.LONGEST_FILE + " bytes");
            }
            return parse(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new ScenarioException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    static String resource(String name) {
        try (InputStream in = ScenarioReader.class.getResourceAsStream("/scenarios/" + name)) {
            if (in == null) {
                throw new ScenarioException("there is no scenario " + name.replace(".yaml", ""));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ScenarioException("cannot read scenario " + name, e);
        }
    }

    /** A scenario from a text; the name is for messages. */
    public static Scenario parse(String name, String text) {
        YamlTree file = YamlTree.parse(name, text).allow("name", "office", "labels", "monitored", "before", "steps");
        Map<String, String> labels = new LinkedHashMap<>();
        if (file.has("labels")) {
            YamlTree tree = file.get("labels");
            tree.keys().forEach(device -> labels.put(device, tree.text(device)));
        }
        List<YamlTree> steps = file.list("steps");
        if (steps.isEmpty() || steps.size() > MOST_STEPS) {
            throw file.wrong("a scenario has 1 to " + MOST_STEPS + " steps");
        }
        return new Scenario(file.text("name"), file.text("office", "small"), labels, file.flag("monitored", true),
                file.list("before").stream().map(ScenarioReader::step).toList(), steps.stream().map(ScenarioReader::step).toList());
    }

    private static Scenario.Step step(YamlTree tree) {
        if (tree.keys().size() != 1) {
            throw tree.wrong("a step has one key");
        }
        String kind = tree.keys().iterator().next();
        YamlTree value = tree.get(kind);
        return switch (kind) {
            case "do" -> new Scenario.Step.Do(words(value));
            case "wait" -> new Scenario.Step.Wait(millis(value));
            case "connect" -> new Scenario.Step.Connect(value.text());
            case "send" -> new Scenario.Step.Send(value.text());
            case "expect" -> new Scenario.Step.Expect(lines(value));
            case "expectAmong" -> new Scenario.Step.ExpectAmong(lines(value));
            default -> throw tree.wrong("unknown step " + kind);
        };
    }

    private static List<String> words(YamlTree value) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(value.text());
        while (matcher.find()) {
            words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        if (words.isEmpty()) {
            throw value.wrong("do what?");
        }
        return List.copyOf(words);
    }

    private static List<String> lines(YamlTree value) {
        return value.text().lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    }

    private static long millis(YamlTree value) {
        Matcher matcher = DURATION.matcher(value.text().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw value.wrong("a time such as 500ms, 6s or 2m is needed");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> number;
            case "s" -> number * 1000;
            case "m" -> number * 60_000;
            default -> number * 3_600_000;
        };
    }
}

package org.jackfield.connectors.simulator.scenario;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A piece of a YAML file that knows where it is, so that mistakes can be told by their place. */
final class YamlTree {

    /** Files longer than this are refused. */
    static final int LONGEST_FILE = 512 * 1024;

    private final String path;
    private final Object value;

    private YamlTree(String path, Object value) {
        this.path = path;
        this.value = value;
    }

    static YamlTree parse(String name, String text) {
        LoadSettings settings = LoadSettings.builder().setLabel(name).setAllowDuplicateKeys(false)
                .setAllowRecursiveKeys(false).setMaxAliasesForCollections(20).setCodePointLimit(LONGEST_FILE).build();
        try {
            return new YamlTree(name, new Load(settings).loadFromString(text));
        } catch (YamlEngineException e) {
            throw new ScenarioException(name + " is no YAML: " + e.getMessage(), e);
        }
    }

    ScenarioException wrong(String what) {
        return new ScenarioException(path + ": " + what);
    }

    /** Refuses keys that mean nothing: mostly a slip of the keyboard. */
    YamlTree allow(String... keys) {
        Set<String> known = Set.of(keys);
        for (Object key : map().keySet()) {
            if (!known.contains(String.valueOf(key))) {
                throw wrong("unknown key " + key + "; known are " + known.stream().sorted().toList());
            }
        }
        return this;
    }

    boolean has(String key) {
        return map().containsKey(key);
    }

    Set<String> keys() {
        return map().keySet().stream().map(String::valueOf).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    YamlTree get(String key) {
        for (Map.Entry<?, ?> entry : map().entrySet()) {
            if (String.valueOf(entry.getKey()).equals(key)) {
                return new YamlTree(path + "." + key, entry.getValue());
            }
        }
        throw wrong(key + " is missing");
    }

    List<YamlTree> list(String key) {
        if (!has(key)) {
            return List.of();
        }
        YamlTree child = get(key);
        if (!(child.value instanceof List<?> items)) {
            throw child.wrong("a list is needed");
        }
        List<YamlTree> trees = new ArrayList<>();
        for (Object item : items) {
            trees.add(new YamlTree(child.path + "[" + (trees.size() + 1) + "]", item));
        }
        return trees;
    }

    String text() {
        if (value == null || value instanceof Map<?, ?> || value instanceof List<?>) {
            throw wrong("a text is needed");
        }
        return String.valueOf(value);
    }

    String text(String key, String ifAbsent) {
        return has(key) ? get(key).text() : ifAbsent;
    }

    String text(String key) {
        return get(key).text();
    }

    List<String> texts(String key) {
        return list(key).stream().map(YamlTree::text).toList();
    }

    int number(String key, int ifAbsent) {
        if (!has(key)) {
            return ifAbsent;
        }
        YamlTree child = get(key);
        if (child.value instanceof Integer number) {
            return number;
        }
        throw child.wrong("a number is needed");
    }

    boolean flag(String key, boolean ifAbsent) {
        if (!has(key)) {
            return ifAbsent;
        }
        YamlTree child = get(key);
        if (child.value instanceof Boolean flag) {
            return flag;
        }
        throw child.wrong("true or false is needed");
    }

    private Map<?, ?> map() {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw wrong("a mapping is needed");
    }
}

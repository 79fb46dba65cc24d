package org.jackfield.core.settings;

import java.util.Map;
import java.util.Optional;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.SecretVault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A stored group as JSON, of which nobody may be there who knows the record it stands for. */
final class SettingsDocument {

    private static final JsonMapper JSON = new JsonMapper();

    private final JsonNode root;

    SettingsDocument(String text) {
        this.root = JSON.readTree(text);
    }

    String text() {
        return JSON.writeValueAsString(root);
    }

    /**
     * Seals anew what an older key sealed. What is a secret shows by its opening: no other text does.
     *
     * @return how many there were
     */
    int reseal(SecretVault vault, String group) {
        return reseal(root, vault, group);
    }

    private static int reseal(JsonNode node, SecretVault vault, String group) {
        int count = 0;
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                Optional<Secret> older = older(field.getValue(), vault, group);
                if (older.isPresent()) {
                    object.put(field.getKey(), vault.seal(older.get(), group));
                    count++;
                }
                count += reseal(field.getValue(), vault, group);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                Optional<Secret> older = older(array.get(i), vault, group);
                if (older.isPresent()) {
                    array.set(i, vault.seal(older.get(), group));
                    count++;
                }
                count += reseal(array.get(i), vault, group);
            }
        }
        return count;
    }

    private static Optional<Secret> older(JsonNode node, SecretVault vault, String group) {
        return node.isString() && !vault.isCurrent(node.stringValue()) ? vault.open(node.stringValue(), group) : Optional.empty();
    }
}

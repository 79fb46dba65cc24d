package org.jackfield.core.settings;

import java.lang.reflect.RecordComponent;
import org.jackfield.api.security.Secret;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.TypeFactory;

/**
 * Settings as JSON and back. One for each record type, with type caches of its own: those of a shared one would hold
 * the class loaders of bundles that are long gone.
 */
final class SettingsCodec {

    private static final String SECRETS = "secrets";

    /** What becomes of secrets on the way. */
    interface Secrets {

        String write(String clear);

        String read(String sealed);
    }

    private static final Secrets MASKED = new Secrets() {
        @Override
        public String write(String clear) {
            return new Secret(clear).toString();
        }

        @Override
        public String read(String sealed) {
            throw new IllegalStateException("a mask cannot be read");
        }
    };

    private final JsonMapper mapper = JsonMapper.builder()
            .typeFactory(TypeFactory.createDefaultInstance())
            .addModule(new SimpleModule().addSerializer(Secret.class, new Writer()).addDeserializer(Secret.class, new Reader()))
            .build();

    String write(Record settings, Secrets secrets) {
        return mapper.writer().withAttribute(SECRETS, secrets).writeValueAsString(settings);
    }

    /** {@return JSON for people: every secret masked} */
    ObjectNode masked(Record settings) {
        return mapper.writer().withAttribute(SECRETS, MASKED).valueToTree(settings);
    }

    /** {@return the settings in a document; what it lacks comes from the defaults} */
    <R extends Record> R read(String document, Class<R> type, R defaults, Secrets secrets) {
        ObjectNode all = mapper.writer().withAttribute(SECRETS, secrets).valueToTree(defaults);
        overlay(all, mapper.readTree(document), type);
        return mapper.readerFor(type).withAttribute(SECRETS, secrets).readValue(all);
    }

    /** Records are filled up component by component; maps and lists are taken as a whole. */
    private static void overlay(ObjectNode base, JsonNode stored, Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            JsonNode value = stored.get(component.getName());
            if (value == null) {
                continue;
            }
            boolean inner = component.getType().isRecord() && component.getType() != Secret.class;
            if (inner && value.isObject() && base.get(component.getName()) instanceof ObjectNode below) {
                overlay(below, value, component.getType());
            } else {
                base.set(component.getName(), value);
            }
        }
    }

    private static final class Writer extends ValueSerializer<Secret> {

        @Override
        public void serialize(Secret secret, JsonGenerator out, SerializationContext context) {
            out.writeString(((Secrets) context.getAttribute(SECRETS)).write(secret.reveal()));
        }
    }

    private static final class Reader extends ValueDeserializer<Secret> {

        @Override
        public Secret deserialize(JsonParser in, DeserializationContext context) {
            return new Secret(((Secrets) context.getAttribute(SECRETS)).read(in.getString()));
        }
    }
}

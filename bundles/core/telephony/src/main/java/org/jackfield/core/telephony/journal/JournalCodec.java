package org.jackfield.core.telephony.journal;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.event.TelephonyEvent;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;

/**
 * Events and checkpoints as JSON: a journal can be read with a text editor, and by a later version that knows more
 * fields. What is empty or unknown is left out.
 */
public final class JournalCodec {

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "@")
    private interface Typed {}

    private final JsonMapper mapper;

    public JournalCodec() {
        SimpleModule module = new SimpleModule("telephony");
        text(module, DeviceId.class, DeviceId::toString, DeviceId::parse, DeviceId.NONE);
        text(module, CallId.class, CallId::value, CallId::of, CallId.NONE);
        text(module, PhoneSystemId.class, PhoneSystemId::toString, PhoneSystemId::of, null);
        JsonMapper.Builder builder = JsonMapper.builder()
                .addModule(module)
                .addMixIn(TelephonyEvent.class, Typed.class)
                .changeDefaultVisibility(v -> v.withVisibility(
                                PropertyAccessor.GETTER, Visibility.NONE)
                        .withVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                        .withVisibility(PropertyAccessor.FIELD, Visibility.ANY))
                .changeDefaultPropertyInclusion(x -> JsonInclude.Value.construct(
                        JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        for (Class<?> type : List.of(String.class, DeviceId.class, CallId.class)) {
            builder.withConfigOverride(type, o -> o.setInclude(JsonInclude.Value.construct(
                    JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS)));
        }
        builder.registerSubtypes(events(TelephonyEvent.class).toArray(NamedType[]::new));
        mapper = builder.build();
    }

    private static List<NamedType> events(Class<?> sealed) {
        List<NamedType> names = new ArrayList<>();
        for (Class<?> type : sealed.getPermittedSubclasses()) {
            if (type.isSealed()) {
                names.addAll(events(type));
            } else {
                names.add(new NamedType(type, type.getSimpleName()));
            }
        }
        return names;
    }

    /** {@return the value as JSON in UTF-8} */
    public byte[] encode(Object value) {
        return mapper.writeValueAsBytes(value);
    }

    /**
     * Reads what {@link #encode} wrote, in this version or another.
     *
     * @throws JacksonException if it is not such a value
     */
    public <T> T decode(byte[] json, Class<T> type) {
        return mapper.readValue(json, type);
    }

    private static <T> void text(
            SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read, T absent) {
        module.addSerializer(type, new ValueSerializer<T>() {
            @Override
            public void serialize(T value, JsonGenerator generator, SerializationContext context) {
                generator.writeString(write.apply(value));
            }

            @Override
            public boolean isEmpty(SerializationContext context, T value) {
                return value.equals(absent);
            }
        });
        module.addDeserializer(type, new ValueDeserializer<T>() {
            @Override
            public T deserialize(JsonParser parser, DeserializationContext context) {
                return read.apply(parser.getString());
            }

            @Override
            public Object getAbsentValue(DeserializationContext context) {
                return absent;
            }

            @Override
            public T getNullValue(DeserializationContext context) {
                return absent;
            }
        });
    }
}

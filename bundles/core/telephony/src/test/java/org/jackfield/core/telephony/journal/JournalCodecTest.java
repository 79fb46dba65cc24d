package org.jackfield.core.telephony.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.dialplan.DialPlanRules;
import org.jackfield.api.telephony.event.CallDetails;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.TelephonyEvent;
import org.jackfield.core.telephony.dialplan.DialPlanSettings;
import org.jackfield.core.telephony.dialplan.SiteDialPlan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.api.Test;

class JournalCodecTest {

    private final JournalCodec codec = new JournalCodec();

    static Stream<Class<?>> everyKindOfEvent() {
        return leaves(TelephonyEvent.class).stream();
    }

    private static List<Class<?>> leaves(Class<?> sealed) {
        List<Class<?>> found = new ArrayList<>();
        for (Class<?> type : sealed.getPermittedSubclasses()) {
            if (type.isSealed()) {
                found.addAll(leaves(type));
            } else {
                found.add(type);
            }
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("everyKindOfEvent")
    void everyKindOfEventComesBackAsItWas(Class<?> type) {
        for (boolean full : new boolean[] {true, false}) {
            TelephonyEvent event = (TelephonyEvent) sample(type, full);
            JournalRecord record =
                    new JournalRecord(7, new UUID(1, 2), Instant.ofEpochMilli(1_775_000_000_123L), null, event, null);

            byte[] json = codec.encode(record);

            assertThat(codec.decode(json, JournalRecord.class))
                    .as("%s", new String(json, StandardCharsets.UTF_8))
                    .isEqualTo(record);
        }
    }

    @Test
    void whatIsEmptyIsLeftOutAndWhatIsUnknownIsSkipped() {
        TelephonyEvent event = new CallEvent.Established(
                CallId.of("1A01"), DeviceId.of("1001"), CallDetails.NONE, org.jackfield.api.telephony.Cause.ANSWERED);
        String json = new String(
                codec.encode(new JournalRecord(1, new UUID(1, 2), Instant.EPOCH, null, event, null)),
                StandardCharsets.UTF_8);

        assertThat(json).doesNotContain("accountCode").doesNotContain("raw").contains("\"@\":\"Established\"");
        String newer = json.replace("\"call\":", "\"colour\":{\"of\":[1]},\"call\":");
        assertThat(codec.decode(newer.getBytes(StandardCharsets.UTF_8), JournalRecord.class).event())
                .isEqualTo(event);
    }

    private static Object sample(Type generic, boolean full) {
        Class<?> type = generic instanceof ParameterizedType p ? (Class<?>) p.getRawType() : (Class<?>) generic;
        if (type == String.class) {
            return full ? "text |,\"\u00e9" : "";
        } else if (type == DeviceId.class) {
            return full ? new DeviceId("2", "1:001") : DeviceId.NONE;
        } else if (type == CallId.class) {
            return full ? CallId.of("11*01") : CallId.NONE;
        } else if (type == PhoneSystemId.class) {
            return new PhoneSystemId(new UUID(3, 4));
        } else if (type == DialPlanRules.class) {
            return full
                    ? new SiteDialPlan(DialPlanRules.NONE, DialPlanSettings.FORMATS::defaults)
                            .preset("GB", DialPlanRules.NONE)
                    : DialPlanRules.NONE;
        } else if (type == boolean.class) {
            return full;
        } else if (type == int.class) {
            return full ? 42 : 0;
        } else if (type == long.class) {
            return full ? 4_200_000_000L : 0L;
        } else if (type == Map.class) {
            return full ? Map.of("a", "b") : Map.of();
        } else if (type == Set.class) {
            return Set.of();
        } else if (type == List.class) {
            Type element = ((ParameterizedType) generic).getActualTypeArguments()[0];
            return full ? List.of(sample(element, true)) : List.of();
        } else if (type.isEnum()) {
            return type.getEnumConstants()[full ? type.getEnumConstants().length - 1 : 0];
        } else if (type.isRecord()) {
            return sampleRecord(type, full);
        }
        throw new AssertionError("no sample of " + type);
    }

    private static Object sampleRecord(Class<?> type, boolean full) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        // a described device must have a number
        boolean needed = type.getSimpleName().equals("DeviceDescription");
        Object[] values = Stream.of(components)
                .map(c -> sample(c.getGenericType(), full || needed))
                .toArray();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}

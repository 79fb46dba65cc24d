package org.jackfield.apps.recording.store;

import java.util.Objects;

/**
 * How a list is ordered. Where two are equal the newer one comes first.
 *
 * @param by by which column
 * @param descending whether the largest comes first
 */
public record RecordingOrder(Column by, boolean descending) {

    /** What was answered last comes first (ruling 22). */
    public static final RecordingOrder NEWEST = new RecordingOrder(Column.ANSWERED, true);

    /** Checks the component. */
    public RecordingOrder {
        Objects.requireNonNull(by, "by");
    }

    /**
     * A column to order by. A call stands where its times add up to or where they begin, and where the text of its last
     * device belongs.
     */
    public enum Column {
        /** When it was answered, or began if it was not. */
        ANSWERED("COALESCE(s.answered_at, s.started_at)", "MIN"),
        STARTED("s.started_at", "MIN"),
        ENDED("s.ended_at", "MAX"),
        DURATION("(s.ring_millis + s.talk_millis + s.hold_millis)", "SUM"),
        RING("s.ring_millis", "SUM"),
        TALK("s.talk_millis", "SUM"),
        RATING("COALESCE(a.rating, 0)", "MAX"),
        TYPE("s.call_type", ""),
        DIRECTION("s.direction", ""),
        STATE("s.state", ""),
        EXTENSION("s.device_number", ""),
        EXTENSION_NAME("s.device_name", ""),
        AGENT("s.device_agent", ""),
        AGENT_NAME("s.device_agent_name", ""),
        OUTSIDE_NUMBER("s.outside_number", ""),
        OUTSIDE_NAME("s.outside_name", ""),
        DDI("s.ddi", ""),
        DNIS("s.ddi_name", ""),
        TRUNK("s.trunk_number", ""),
        ACCOUNT_CODE("s.account_code", ""),
        HUNT_GROUP("s.hunt_group_number", ""),
        HUNT_GROUP_NAME("s.hunt_group_name", ""),
        CALL_ID("s.call_name", ""),
        USER("COALESCE(NULLIF(a.user_name, ''), s.user_name, '')", ""),
        CONTACT("COALESCE(s.contact_name, '')", ""),
        FIELD1("COALESCE(a.field1, '')", ""),
        FIELD2("COALESCE(a.field2, '')", ""),
        FIELD3("COALESCE(a.field3, '')", ""),
        FIELD4("COALESCE(a.field4, '')", ""),
        FIELD5("COALESCE(a.field5, '')", "");

        private final String expression;
        private final String aggregate;

        Column(String expression, String aggregate) {
            this.expression = expression;
            this.aggregate = aggregate;
        }

        /** {@return the column of a segment in SQL} */
        String expression() {
            return expression;
        }

        /** {@return the function that makes a call's value of those of its segments; empty to take the last one's} */
        String aggregate() {
            return aggregate;
        }
    }

    /** {@return how SQL says it} */
    String direction() {
        return descending ? "DESC" : "ASC";
    }
}

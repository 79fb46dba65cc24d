package org.jackfield.connectors.oaiwire.layout;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name of a command or event on the wire. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Wire {

    /** Such as {@code _MC} or {@code DE}. */
    String value();

    /** Whether the event has a monitor cross reference after its resync code. */
    boolean monitored() default true;

    /** Whether the command has an InvokeID and is confirmed. */
    boolean invoked() default true;
}

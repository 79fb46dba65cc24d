package org.jackfield.connectors.oaiwire.layout;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A string that stands between bars and so may hold commas. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Text {

    /** The most characters that may be sent. */
    int value() default Integer.MAX_VALUE;
}

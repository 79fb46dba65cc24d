package org.jackfield.connectors.oaiwire.layout;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A string of digits to dial: {@code 0-9 * # P F !} and the separators {@code - ( ) ;} and space. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Dial {

    /** The most characters that may be sent. */
    int value() default 48;
}

package org.jackfield.connectors.oaiwire.layout;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the layout of a record whose fields depend on each other. It needs a public constructor without arguments. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface LaidOutBy {

    /** The layout's class. */
    Class<? extends Layout<?>> value();
}

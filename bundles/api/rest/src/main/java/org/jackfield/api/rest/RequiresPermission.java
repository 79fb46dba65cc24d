package org.jackfield.api.rest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Whoever calls needs this permission on the whole site. What also depends on the thing asked for is decided in the
 * method, by {@link org.jackfield.api.security.SecurityService}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RequiresPermission {

    /**
     * {@return the id of a permission that a running bundle contributes; while none does, every call is refused}
     */
    String value();
}

package org.molrae.cli.options;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an option or argument that names what is written. {@link InputsKept} refuses it where it is
 * something that the same run reads.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
public @interface Writes {
    /** Whether a file whose name ends in {@code .gz} is compressed. */
    boolean packs() default false;
}

package marigold.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Of an aggregate that packs what it keeps: how much memory that takes.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface KeptInMemory {
    /// For each event of its stream, measured in the heap.
    int eventBytes();
}

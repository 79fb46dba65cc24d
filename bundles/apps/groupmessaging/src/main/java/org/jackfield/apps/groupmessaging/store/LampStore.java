package org.jackfield.apps.groupmessaging.store;

import java.util.Map;
import org.jackfield.apps.groupmessaging.lamp.Lamp;

/** Remembers the lamps that were lit. What a method has written is durable when it returns. */
public interface LampStore {

    /** {@return every lamp that was lit and not put out, with the count it was lit with} */
    Map<Lamp, Integer> all();

    /** Remembers a lamp, or its new count. */
    void lit(Lamp lamp, int count);

    /** Forgets a lamp. */
    void out(Lamp lamp);
}

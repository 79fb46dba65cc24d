package org.jackfield.apps.hotdesking.desk;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.telephony.PhoneSystemId;

/** Keeps what must outlive a crash. A method that changes something has stored it when it returns. */
public interface DeskStore {

    /** {@return everything held at a phone system} */
    List<Hold> holds(PhoneSystemId system);

    /** Keeps a hold in place of the one of its slot. */
    void save(PhoneSystemId system, Hold hold);

    /** Forgets a hold. */
    void delete(PhoneSystemId system, Slot slot);

    /** {@return what is remembered of the agents of a phone system} */
    Collection<AgentMemory> agents(PhoneSystemId system);

    /** Keeps what is remembered of an agent. */
    void save(PhoneSystemId system, AgentMemory agent);

    /** Keeps both or neither. */
    void save(PhoneSystemId system, AgentMemory agent, Hold hold);

    /** {@return when all agents were logged out by the clock last; empty if that never happened} */
    Optional<AutoLogout.Mark> mark(PhoneSystemId system);

    /** Keeps when all agents were logged out by the clock. */
    void save(PhoneSystemId system, AutoLogout.Mark mark);

    /** Forgets that time. */
    void clearMark(PhoneSystemId system);
}

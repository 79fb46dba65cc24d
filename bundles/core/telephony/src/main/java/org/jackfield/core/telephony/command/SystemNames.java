package org.jackfield.core.telephony.command;

import java.util.List;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.TelephonyService;

/** Finds a phone system by what somebody typed. */
final class SystemNames {

    private SystemNames() {}

    /**
     * {@return the phone system with this name or id, or whose name or id begins so; the only one there is if nothing was
     * typed}
     *
     * @throws ProblemException if there is none, or several
     */
    static PhoneSystem find(TelephonyService telephony, String typed) {
        List<PhoneSystem> all = telephony.phoneSystems();
        String wanted = typed == null ? "" : typed;
        List<PhoneSystem> exact = all.stream().filter(s -> s.name().equalsIgnoreCase(wanted)).toList();
        List<PhoneSystem> found = !exact.isEmpty() ? exact : all.stream()
                .filter(s -> s.name().regionMatches(true, 0, wanted, 0, wanted.length())
                        || s.id().toString().startsWith(wanted))
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        String names = String.join(", ", all.stream().map(PhoneSystem::name).toList());
        throw ProblemException.notFound(
                "telephony.not-found", wanted,
                found.isEmpty() ? "There is no such phone system." : "Several phone systems are meant.",
                all.isEmpty() ? "Add one on the page Phone systems." : "Name one of: " + names + ".");
    }
}

package org.jackfield.core.telephony.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jackfield.api.telephony.CallId;

/** The calls alive and the names the phone system gives them. */
final class CallBook {

    private final Map<UUID, Call> calls = new LinkedHashMap<>();
    private final Map<CallId, Call> byName = new HashMap<>();
    /** Who bore a name before it was told of others while names were in doubt: the two may prove to be one. */
    private final Map<CallId, Call> formerly = new HashMap<>();

    Collection<Call> all() {
        return new ArrayList<>(calls.values());
    }

    int size() {
        return calls.size();
    }

    Call byId(UUID id) {
        return calls.get(id);
    }

    Call named(CallId name) {
        return name.isNone() ? null : byName.get(name);
    }

    void add(Call call) {
        calls.put(call.id, call);
    }

    void name(Call call, CallId name) {
        if (!name.isNone()) {
            byName.put(name, call);
            call.names.add(name);
        }
    }

    /** The phone system gives the name to another call from now on. */
    void unname(CallId name) {
        byName.remove(name);
    }

    /** The name seems to be another call's now; which of the two it is may still be found out. */
    void doubt(CallId name) {
        Call bearer = byName.remove(name);
        if (bearer != null) {
            nameFormerly(bearer, name);
        }
    }

    /** It is in question whether the name is still this call's. */
    void nameFormerly(Call call, CallId name) {
        formerly.put(name, call);
    }

    /** {@return the call that bore the name before it came to be another's, null if there is none in question} */
    Call formerly(CallId name) {
        return formerly.get(name);
    }

    /** It is the call of old that bears the name. */
    void restore(CallId name) {
        Call bearer = formerly.remove(name);
        if (bearer != null) {
            byName.put(name, bearer);
        }
    }

    /** Whatever was in question is decided. */
    void endDoubts() {
        formerly.clear();
    }

    /** {@return the names that lead to the call} */
    List<CallId> leadingTo(Call call) {
        return call.names.stream().filter(name -> byName.get(name) == call).toList();
    }

    /** {@return the names that led to the call until they came to be another's} */
    List<CallId> formerlyLeadingTo(Call call) {
        return call.names.stream().filter(name -> formerly.get(name) == call).toList();
    }

    void remove(Call call) {
        calls.remove(call.id);
        call.names.forEach(name -> {
            byName.remove(name, call);
            formerly.remove(name, call);
        });
    }

    /** The names of a call that became part of another lead there. */
    void redirect(Call from, Call to) {
        calls.remove(from.id);
        for (CallId name : from.names) {
            formerly.remove(name, from);
            if (byName.get(name) == from) {
                name(to, name);
            } else {
                to.names.add(name);
            }
        }
    }

    List<Call> oldestFirst() {
        return new ArrayList<>(calls.values());
    }
}

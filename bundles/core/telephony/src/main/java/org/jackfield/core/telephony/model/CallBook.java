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

    void remove(Call call) {
        calls.remove(call.id);
        call.names.forEach(name -> byName.remove(name, call));
    }

    /** The names of a call that became part of another lead there. */
    void redirect(Call from, Call to) {
        calls.remove(from.id);
        for (CallId name : from.names) {
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

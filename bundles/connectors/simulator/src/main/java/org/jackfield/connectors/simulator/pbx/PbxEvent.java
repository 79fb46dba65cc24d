package org.jackfield.connectors.simulator.pbx;

import java.util.List;

/**
 * One event as one device sees it.
 *
 * @param type     what happened
 * @param node     node it belongs to
 * @param observer device whose monitors get it; null for system events and for the end of a call
 * @param callId   the observer's id of the call, or null if it is about no call
 * @param call     the call, or null
 * @param first    whether this is the first of the lines that tell of the same happening; monitors of a call get only this one
 * @param fields   the fields after the cross reference: a {@link Device} is written in the client's form, a {@link Text}
 *                 between bars, null as nothing, anything else as it is
 */
public record PbxEvent(EventType type, int node, Device observer, String callId, Call call, boolean first,
        List<Object> fields) {
}

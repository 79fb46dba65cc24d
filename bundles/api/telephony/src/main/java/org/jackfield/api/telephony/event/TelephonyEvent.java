package org.jackfield.api.telephony.event;

/**
 * Something that a phone system, or the link to it, reports. Events carry no times of their own: the moment of
 * arrival, and the phone system's own time where it sends one, travel beside them
 * ({@link org.jackfield.api.telephony.call.JournalEntry}).
 *
 * <p>Events are immutable, hold no nulls, and compare by value. The set of events is closed: what has no equal here
 * travels as {@link FeatureEvent.Private}.
 */
public sealed interface TelephonyEvent permits CallEvent, AgentStateChanged, FeatureEvent, SystemEvent, LinkEvent {}

package org.jackfield.api.telephony;

/**
 * Counters of one phone system since the platform started. All only grow, but for those named as being now.
 *
 * @param system the phone system
 * @param eventsReceived events that the connector handed over
 * @param eventsDropped events lost because the hand-off was full
 * @param eventsJournalled events safely on disk
 * @param eventsRefused events that could not be kept or understood, of wrong size for instance
 * @param gaps how often events were missed
 * @param resyncs snapshots read
 * @param linksLost how often the link was lost
 * @param callsBegun logical calls begun
 * @param callsEnded logical calls ended
 * @param segmentsEnded segments ended
 * @param commandsSent commands sent
 * @param commandsFailed commands not carried out
 * @param listenerRefreshes how often a slow listener had to be given everything afresh
 * @param liveCalls calls alive now
 * @param handOffDepth events handed over and not yet dealt with, now
 * @param journalBytes size of the journal now
 */
public record TelephonyStatistics(
        PhoneSystemId system,
        long eventsReceived,
        long eventsDropped,
        long eventsJournalled,
        long eventsRefused,
        long gaps,
        long resyncs,
        long linksLost,
        long callsBegun,
        long callsEnded,
        long segmentsEnded,
        long commandsSent,
        long commandsFailed,
        long listenerRefreshes,
        int liveCalls,
        int handOffDepth,
        long journalBytes) {}

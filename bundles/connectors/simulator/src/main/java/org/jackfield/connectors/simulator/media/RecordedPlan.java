package org.jackfield.connectors.simulator.media;

/**
 * A call that the telephone system has recorded: it calls the recorder, and whoever speaks is heard there.
 *
 * @param id        the same as long as it lasts
 * @param recorder  extension of the application that records
 * @param extension who had it recorded
 * @param name      that one's name
 * @param talk      what is heard, 0 for nothing
 */
record RecordedPlan(long id, String recorder, String extension, String name, long talk) {
}

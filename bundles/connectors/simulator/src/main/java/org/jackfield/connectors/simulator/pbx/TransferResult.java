package org.jackfield.connectors.simulator.pbx;

/**
 * What became of a transfer.
 *
 * @param callId      call that goes on
 * @param destination where it went
 * @param transferred who was transferred, null in a conference
 * @param outside     the outside party's details
 */
public record TransferResult(String callId, Device destination, Device transferred, Call.Outside outside) {
}

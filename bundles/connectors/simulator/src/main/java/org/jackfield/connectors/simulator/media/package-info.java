/** The telephones' side of the office: SIP and RTP in real datagrams, as a telephone system and its telephones send them. */
package org.jackfield.connectors.simulator.media;

/** As much SIP (RFC 3261) as a telephone and a telephone system say to each other in the simulated office. */
package org.jackfield.connectors.simulator.media.sip;

/** JAIN SIP, with everything that keeps it within bounds: what comes in is checked and counted before it gets there. */
package org.jackfield.core.sip.stack;

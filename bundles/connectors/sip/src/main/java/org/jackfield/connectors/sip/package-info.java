/** Follows a phone system by the SIP messages that pass by a mirror port. */
package org.jackfield.connectors.sip;

/** Phone systems and session border controllers that fork calls to us (RFC 7865, RFC 7866). */
package org.jackfield.apps.recording.siprec;

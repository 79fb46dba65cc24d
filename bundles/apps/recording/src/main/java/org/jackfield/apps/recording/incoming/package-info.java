/** Audio that is sent to us over RTP, because we answered a call: ports, streams, and the sessions made of them. */
package org.jackfield.apps.recording.incoming;

/** The wire: messages of "key: value" lines, actions, and the TCP connection that carries them. */
package org.jackfield.connectors.asterisk.ami;

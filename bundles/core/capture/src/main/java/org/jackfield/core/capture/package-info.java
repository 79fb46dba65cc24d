/** Packets from network interfaces and capture files. */
package org.jackfield.core.capture;

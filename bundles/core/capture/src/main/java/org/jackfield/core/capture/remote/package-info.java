/** Packets that a switch or router far away mirrors to us in UDP datagrams. */
package org.jackfield.core.capture.remote;

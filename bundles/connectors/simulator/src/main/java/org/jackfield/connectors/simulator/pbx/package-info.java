/** The telephone system itself, free of wires and frameworks: devices, calls, operations and the events they cause. */
package org.jackfield.connectors.simulator.pbx;

/** The single thread on which the office lives, and its clock. */
package org.jackfield.connectors.simulator.loop;

/** The people around the telephone system: who works there, who calls, and what they do. */
package org.jackfield.connectors.simulator.office;

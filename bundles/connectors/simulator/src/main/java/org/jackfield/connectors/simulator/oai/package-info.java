/** The telephone system's side of System OAI: clients, their monitors, their commands. */
package org.jackfield.connectors.simulator.oai;

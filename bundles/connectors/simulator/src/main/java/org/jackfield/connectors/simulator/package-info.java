/** A telephone system with an office around it that speaks System OAI: for demonstrations, training and tests. */
package org.jackfield.connectors.simulator;

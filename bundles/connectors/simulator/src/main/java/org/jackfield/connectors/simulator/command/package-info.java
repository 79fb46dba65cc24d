/** Shell commands to run the office by hand. */
package org.jackfield.connectors.simulator.command;

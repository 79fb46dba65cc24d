/** Exact calls, written down in files, played step by step. */
package org.jackfield.connectors.simulator.scenario;

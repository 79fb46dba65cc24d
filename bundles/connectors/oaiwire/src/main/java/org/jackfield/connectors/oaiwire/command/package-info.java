/** The commands of System OAI and their confirmations as records; the components are the fields in wire order. */
package org.jackfield.connectors.oaiwire.command;

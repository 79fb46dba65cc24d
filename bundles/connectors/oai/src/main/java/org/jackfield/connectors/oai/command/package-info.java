/** The shell commands {@code oai:*}. */
package org.jackfield.connectors.oai.command;

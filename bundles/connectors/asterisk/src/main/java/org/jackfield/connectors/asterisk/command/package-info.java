/** The shell commands {@code asterisk:*}. */
package org.jackfield.connectors.asterisk.command;

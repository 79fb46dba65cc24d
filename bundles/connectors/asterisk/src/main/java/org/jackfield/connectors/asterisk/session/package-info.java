/** One log-in: what is read, followed and asked for. */
package org.jackfield.connectors.asterisk.session;

/** Shell commands. */
package org.jackfield.core.sip.command;

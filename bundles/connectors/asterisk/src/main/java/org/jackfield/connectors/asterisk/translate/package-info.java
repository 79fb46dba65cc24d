/** From AMI's events to the platform's; plain functions of what was heard, no input or output. */
package org.jackfield.connectors.asterisk.translate;

/** Follows and controls an Asterisk over AMI. */
package org.jackfield.connectors.asterisk;

/** Between the wire's records and the platform's events, commands and devices. */
package org.jackfield.connectors.oai.translate;

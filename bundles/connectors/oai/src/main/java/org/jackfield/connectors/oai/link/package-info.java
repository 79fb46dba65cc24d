/** The TCP connection and the thread that everything about it happens on. */
package org.jackfield.connectors.oai.link;

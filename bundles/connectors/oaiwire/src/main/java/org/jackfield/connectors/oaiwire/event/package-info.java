/** The events of System OAI as records; the components are the fields in wire order. */
package org.jackfield.connectors.oaiwire.event;

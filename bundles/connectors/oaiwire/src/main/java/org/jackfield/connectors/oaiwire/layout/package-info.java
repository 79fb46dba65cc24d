/** How records become lines and lines become records: a record's components, in order, are its fields. */
package org.jackfield.connectors.oaiwire.layout;

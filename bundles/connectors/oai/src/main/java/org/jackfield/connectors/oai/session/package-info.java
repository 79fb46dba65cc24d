/** One logged-in connection: commands, monitors, devices, resynchronisation, nodes. */
package org.jackfield.connectors.oai.session;

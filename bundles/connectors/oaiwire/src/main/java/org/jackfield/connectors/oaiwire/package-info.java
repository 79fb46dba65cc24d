/** System OAI as it travels: frames, the log-in, the server's lines and the client's. */
package org.jackfield.connectors.oaiwire;

/** The code tables of System OAI; a number or letter that no table knows is kept, never lost. */
package org.jackfield.connectors.oaiwire.code;

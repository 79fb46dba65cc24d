/** The connector for a MiVoice Office 250 over System OAI. */
package org.jackfield.connectors.oai;

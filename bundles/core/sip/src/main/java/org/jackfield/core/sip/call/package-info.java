/** Calls to us: who may make them, who takes them, and what becomes of them. */
package org.jackfield.core.sip.call;

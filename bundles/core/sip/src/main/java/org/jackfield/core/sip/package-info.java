/** The place where calls over SIP are taken. */
package org.jackfield.core.sip;

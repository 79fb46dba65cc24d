/** Pages. */
package org.jackfield.core.sip.ui;

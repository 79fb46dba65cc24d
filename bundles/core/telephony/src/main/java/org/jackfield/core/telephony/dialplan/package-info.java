/** The site's dial plan: pure rules, and what keeps them. */
package org.jackfield.core.telephony.dialplan;

/** Reports on calls. */
package org.jackfield.apps.reporting;

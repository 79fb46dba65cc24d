/** The phone system calls us for every call that is to be recorded (manual §4): how we ask it to, and how we answer. */
package org.jackfield.apps.recording.recordacall;

/** The rules of hot desking: what a telephone is to be while an agent sits at it, and how it gets there and back. */
package org.jackfield.apps.hotdesking.desk;

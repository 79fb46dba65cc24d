/** What the people of the simulated office say, and who speaks when. */
package org.jackfield.connectors.simulator.media.voice;

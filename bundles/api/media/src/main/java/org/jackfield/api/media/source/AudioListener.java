package org.jackfield.api.media.source;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Wants audio. Registered as a service; every source tells every listener of its sessions, of those that last already
 * as well. A source works only while there is a listener, and a few minutes longer.
 */
@ConsumerType
public interface AudioListener {

    /**
     * A session is there.
     *
     * @param session what is known of it; more may come by {@link AudioSink#changed}
     * @param control of the session, valid until it has ended
     * @return takes its audio; null if nobody wants it: the source does not decode it then, and does not ask again
     *     unless {@link AudioSource#reconsider()} is called
     */
    AudioSink began(AudioSession session, SessionControl control);
}

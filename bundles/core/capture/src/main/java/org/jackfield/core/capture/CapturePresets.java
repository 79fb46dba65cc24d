package org.jackfield.core.capture;

import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * What holds until somebody saves the settings: {@code etc/org.jackfield.core.capture.cfg}. Lists are separated by commas; what
 * is empty is as {@link CaptureSettings} has it.
 */
@ComponentPropertyType
public @interface CapturePresets {

    /** Network adapters of mirror ports. */
    String interfaces() default "";

    /** Address and port that packets are mirrored to from elsewhere. */
    String remote() default "";

    /** Who may send there. */
    String remoteSenders() default "";

    /** UDP ranges of audio. */
    String ports() default "";

    /** Ports of SIP. */
    String signallingPorts() default "";

    /** IP addresses of the phone systems. */
    String phoneSystems() default "";

    /** Buffer of each adapter. */
    String bufferMegabytes() default "";

    /** Folder of capture files. */
    String replayFolder() default "";
}

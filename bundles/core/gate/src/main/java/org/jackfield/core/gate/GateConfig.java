package org.jackfield.core.gate;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.jackfield.api.licence.LicensedVersion;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;

/**
 * Where the gate finds things, from framework or system properties, because nothing else is there yet when it starts.
 *
 * @param licences the licence folder
 * @param keys the folder of trusted public keys
 * @param state the folder the gate keeps its own notes in
 * @param version what is running
 * @param versionReleased when its first revision was released
 */
record GateConfig(Path licences, Path keys, Path state, LicensedVersion version, LocalDate versionReleased) {

    /** The property that names the licence folder. */
    static final String LICENCES = "org.jackfield.gate.licences";

    /** The property that names the folder of trusted keys. */
    static final String KEYS = "org.jackfield.gate.keys";

    /** The property that names the folder for the gate's notes. */
    static final String STATE = "org.jackfield.gate.state";

    static GateConfig of(BundleContext context) {
        Path etc = path(context, "karaf.etc").orElse(Path.of("etc"));
        Path data = path(context, "jackfield.data").or(() -> path(context, "karaf.base")).orElse(Path.of("."));
        Version version = context.getBundle().getVersion();
        String released = context.getBundle().getHeaders().get("Jackfield-Version-Released");
        return new GateConfig(
                path(context, LICENCES).orElse(etc.resolve("licence")),
                path(context, KEYS).orElse(etc.resolve("licence-keys")),
                path(context, STATE).orElse(data.resolve("gate")),
                new LicensedVersion(version.getMajor(), version.getMinor()),
                LocalDate.parse(released));
    }

    private static Optional<Path> path(BundleContext context, String property) {
        return Optional.ofNullable(context.getProperty(property)).filter(text -> !text.isBlank()).map(Path::of);
    }
}

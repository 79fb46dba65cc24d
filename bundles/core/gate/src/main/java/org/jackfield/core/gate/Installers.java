package org.jackfield.core.gate;

import java.util.List;

/**
 * Tells an installer's hand from a person's. Installers stop bundles to update or refresh them and start all they ever
 * installed; only what a person does is a wish. Unknown callers count as persons.
 */
final class Installers {

    private static final List<String> CLASSES = List.of(
            "org.apache.karaf.features.internal.",
            "org.apache.felix.fileinstall.internal.",
            "org.apache.felix.framework.FrameworkStartLevelImpl",
            "org.apache.felix.framework.FrameworkWiringImpl",
            "org.apache.felix.framework.Felix$RefreshHelper");
    private static final String FELIX = "org.apache.felix.framework.Felix";
    private static final List<String> UPDATES = List.of("updateBundle", "uninstallBundle", "refreshPackages");

    private Installers() {}

    /** {@return whether the calling thread works for an installer} */
    static boolean atWork() {
        return StackWalker.getInstance().walk(frames -> frames.anyMatch(Installers::isInstaller));
    }

    private static boolean isInstaller(StackWalker.StackFrame frame) {
        String caller = frame.getClassName();
        return CLASSES.stream().anyMatch(caller::startsWith)
                || caller.equals(FELIX) && UPDATES.contains(frame.getMethodName());
    }
}

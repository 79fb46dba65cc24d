package ${package};

import java.nio.file.Path;
import org.jackfield.api.testkit.extension.ExtensionContract;

/** The jar itself: what a platform would refuse, or what would break at its next version. */
class BundleIT extends ExtensionContract {

    @Override
    protected Path jar() {
        return Path.of(System.getProperty("bundle"));
    }
}

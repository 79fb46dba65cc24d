package org.jackfield.distribution.housegates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.jar.JarFile;
import org.jackfield.distribution.housegates.BuiltBundles.BuiltBundle;
import org.junit.jupiter.api.Test;

class ManifestsIT {
    private final List<BuiltBundle> bundles = BuiltBundles.all();

    @Test
    void aBundleIsNamedByItsFolder() {
        assertThat(bundles).allSatisfy(bundle -> assertThat(bundle.symbolicName())
                .isEqualTo("org.jackfield." + bundle.layer() + "." + bundle.name()));
    }

    @Test
    void onlyApiAndLibrariesExportPackages() {
        assertThat(bundles).filteredOn(bundle -> !bundle.mayExport())
                .allSatisfy(bundle -> assertThat(bundle.exports()).as("exports of %s", bundle).isEmpty());
    }

    @Test
    void anApiBundleExportsItsOwnPackagesOnly() {
        assertThat(bundles).filteredOn(bundle -> bundle.layer().equals("api"))
                .allSatisfy(bundle -> assertThat(bundle.exports()).as("exports of %s", bundle)
                        .allMatch(name -> name.equals(bundle.symbolicName()) || name.startsWith(bundle.symbolicName() + ".")));
    }

    @Test
    void libraryBundlesExportNothingOfOurs() {
        assertThat(bundles).filteredOn(bundle -> bundle.layer().equals("lib"))
                .allSatisfy(bundle -> assertThat(bundle.exports()).as("exports of %s", bundle)
                        .noneMatch(name -> name.startsWith("org.jackfield.")));
    }

    @Test
    void ofOurPackagesOnlyTheApiIsImported() {
        assertThat(bundles).allSatisfy(bundle -> assertThat(bundle.imports()).as("imports of %s", bundle)
                .noneMatch(name -> name.startsWith("org.jackfield.") && !name.startsWith("org.jackfield.api.")));
    }

    /** Without the header the shell does not look for them, and nobody misses them in the build. */
    @Test
    void aBundleWithCommandsSaysSo() {
        assertThat(bundles).allSatisfy(bundle -> {
            try (JarFile jar = new JarFile(bundle.jar().toFile())) {
                boolean has = jar.stream().anyMatch(entry -> entry.getName().matches(".*/command/\\w+Command\\.class"));
                assertThat(jar.getManifest().getMainAttributes().getValue("Karaf-Commands") != null)
                        .as("%s has commands", bundle).isEqualTo(has);
            }
        });
    }
}

package org.jackfield.distribution.licence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.licence.Entitlement;
import org.jackfield.api.licence.SiteLicence;
import org.jackfield.api.licence.format.LicenceFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LicenceToolTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void aLicenceIsIssuedShownAndVerified() throws IOException {
        keygen();
        assertThat(issue("--any-machine", "--entitlement", "night-mode", "--entitlement", "tapi=5")).isZero();

        assertThat(run("show", path("site.licence"))).isZero();
        assertThat(out.toString()).contains("Example Ltd", "Night mode", "TAPI clients: 5 clients", "Machine", "any");
        assertThat(run("verify", path("site.licence"), "--key", path("issuer.pub"))).isZero();
        assertThat(out.toString()).startsWith("Good: issued to Example Ltd");
    }

    @Test
    void aTrialOfEverythingEndsWhenItShould() throws IOException {
        keygen();
        assertThat(issue("--mac", "00-11-22-AA-BB-CC", "--all", "--trial-days", "30", "--swas-end", "2027-11-20"))
                .isZero();

        SiteLicence licence = LicenceFormat.read(Files.readAllBytes(folder.resolve("site.licence"))).licence();
        assertThat(licence.machine()).contains("00:11:22:aa:bb:cc");
        assertThat(licence.grants()).hasSize(Entitlement.values().length).allSatisfy(grant ->
                assertThat(grant.until()).contains(licence.issued().plus(Duration.ofDays(30))));
        assertThat(licence.supportUntil()).hasToString("Optional[2027-11-20]");
    }

    @Test
    void whatIsNamedOverridesAll() throws IOException {
        keygen();
        assertThat(issue("--any-machine", "--all=10", "--entitlement", "nodes=2,com.example.wallboard")).isZero();
        SiteLicence licence = LicenceFormat.read(Files.readAllBytes(folder.resolve("site.licence"))).licence();
        assertThat(licence.allowance("nodes", licence.issued()).limit()).isEqualTo(2);
        assertThat(licence.allowance("tapi", licence.issued()).limit()).isEqualTo(10);
        assertThat(licence.allowance("com.example.wallboard", licence.issued()).granted()).isTrue();
    }

    @Test
    void aChangedLicenceIsNotGood() throws IOException {
        keygen();
        issue("--any-machine", "--entitlement", "tapi=5");
        Path file = folder.resolve("site.licence");
        Files.writeString(file, Files.readString(file).replace("tapi 5", "tapi 6"));

        assertThat(run("verify", path("site.licence"), "--key", path("issuer.pub"))).isEqualTo(1);
        assertThat(err.toString()).contains("was changed after it was issued");
    }

    @Test
    void theSecretKeyIsNobodyElses() throws IOException {
        keygen();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("issuer.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void nothingIsOverwrittenUnasked() throws IOException {
        keygen();
        String key = Files.readString(folder.resolve("issuer.key"));
        assertThat(run("keygen", "--out", folder.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("is there already");
        assertThat(Files.readString(folder.resolve("issuer.key"))).isEqualTo(key);

        issue("--any-machine", "--all");
        assertThat(issue("--any-machine", "--all")).isEqualTo(1);
        assertThat(issue("--any-machine", "--all", "--force")).isZero();
    }

    @Test
    void twoKeysThatAreNoPairIssueNothing() throws IOException {
        keygen();
        String secret = Files.readString(folder.resolve("issuer.key"));
        run("keygen", "--out", folder.toString(), "--name", "other");
        String other = Files.readString(folder.resolve("other.pub"));
        Files.writeString(folder.resolve("issuer.key"), secret.substring(0, secret.indexOf("-----BEGIN PUBLIC")) + other);

        assertThat(issue("--any-machine", "--all")).isEqualTo(1);
        assertThat(err.toString()).contains("are no pair");
        assertThat(folder.resolve("site.licence")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "--entitlement nightmode, There is no entitlement 'nightmode'",
        "--entitlement tapi, tapi needs a number of clients",
        "--entitlement night-mode=2, night-mode is on or off",
        "--entitlement tapi=x, 'tapi=x' needs a number",
        "--all --trial-days 0, --trial-days must be 1 or more",
        "'', Name at least one --entitlement",
        "--all --licensed-version 1, not a version like 1.0",
    })
    void aWordThatIsWrongIsNamed(String options, String message) throws IOException {
        keygen();
        List<String> words = new ArrayList<>(List.of("--any-machine"));
        if (!options.isEmpty()) {
            words.addAll(List.of(options.split(" ")));
        }
        assertThat(issue(words.toArray(String[]::new))).isEqualTo(1);
        assertThat(err.toString()).contains(message).doesNotContain("Exception");
    }

    @Test
    void wrongUsageIsTwo() {
        assertThat(run("issue")).isEqualTo(2);
        assertThat(run("isue")).isEqualTo(2);
        assertThat(run("issue", "--mac", "x", "--any-machine")).isEqualTo(2);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThat(run("show", path("none.licence"))).isEqualTo(1);
        assertThat(err.toString()).contains("none.licence does not exist");
    }

    @Test
    void withoutWordsItHelps() {
        assertThat(run()).isZero();
        assertThat(out.toString()).contains("keygen", "issue", "show", "verify");
        assertThat(run("list")).isZero();
        assertThat(out.toString()).contains("night-mode", "recording-ip-sip=COUNT");
    }

    private void keygen() {
        assertThat(run("keygen", "--out", folder.toString())).isZero();
    }

    private int issue(String... more) {
        List<String> words = new ArrayList<>(List.of(
                "issue", "--key", path("issuer.key"), "--to", "Example Ltd", "--site-id", "100234", "--serial", "55-0192",
                "--out", path("site.licence")));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private int run(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return LicenceTool.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
    }
}

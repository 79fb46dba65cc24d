package org.jackfield.core.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jackfield.api.feature.gate.LicenceFile;
import org.jackfield.api.feature.gate.LicenceFile.State;
import org.jackfield.api.licence.Grant;
import org.jackfield.api.licence.LicensedVersion;
import org.jackfield.api.licence.SiteLicence;
import org.jackfield.api.licence.format.LicenceConditions;
import org.jackfield.api.licence.format.LicenceFormat;
import org.jackfield.api.licence.format.LicenceKeys;
import org.jackfield.api.problem.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which licence is in force; a test's clock leaps, a scan stands for half a second. */
class LicenceFolderTest {

    private static final String MAC = "00:11:22:aa:bb:cc";
    private static final Instant ISSUED = Instant.parse("2026-11-21T22:00:00Z");
    private static final Grant NIGHT = Grant.of("night-mode", 0);

    @TempDir
    private Path root;

    private Site site;
    private Instant now = ISSUED.plus(Duration.ofDays(10));
    private Set<String> machine = Set.of(MAC);
    private LicenceFolder folder;

    @BeforeEach
    void open() throws Exception {
        site = new Site(root);
        restart();
    }

    private void restart() {
        folder = new LicenceFolder(
                site.licences,
                site.keys,
                () -> new LicenceConditions(machine, new LicensedVersion(1, 0), LocalDate.parse("2026-11-21")),
                () -> now,
                new TimeWitness(new StateFile(site.state.resolve("time"))),
                new Withdrawals(new StateFile(site.state.resolve("withdrawn"))));
    }

    @Test
    void anEmptyOrMissingFolderHoldsNoLicence() throws IOException {
        assertThat(folder.scan().inForce()).isEmpty();
        Files.delete(site.licences);
        assertThat(folder.scan().files()).isEmpty();
    }

    @Test
    void aGoodLicenceCountsAtOnce() throws Exception {
        folder.scan();
        site.drop("a.licence", Site.licence(ISSUED, NIGHT));
        assertThat(folder.scan().inForce()).isPresent();
    }

    @Test
    void theOneIssuedLastIsInForceWhateverItsName() throws Exception {
        site.drop("z.licence", Site.licence(ISSUED, NIGHT));
        site.drop("a.licence", Site.licence(ISSUED.plusSeconds(1), NIGHT));

        assertThat(states()).containsExactly("a.licence IN_FORCE", "z.licence SUPERSEDED");
    }

    @Test
    void aBadFileLeavesTheGoodOneInForceAndIsExplained() throws Exception {
        site.drop("good.licence", Site.licence(ISSUED, NIGHT));
        Files.writeString(site.licences.resolve("bad.licence"), "rubbish");

        assertThat(states()).containsExactly("good.licence IN_FORCE", "bad.licence REFUSED");
        Problem problem = folder.scan().files().get(1).problem().orElseThrow();
        assertThat(problem.code()).isEqualTo("licence.malformed");
        assertThat(problem.input()).startsWith("bad.licence");
        assertThat(problem.remedy()).isNotEmpty();
    }

    @Test
    void whatIsNoFileIsExplainedAndNeverWaitedFor() throws Exception {
        site.drop("good.licence", Site.licence(ISSUED, NIGHT));
        Files.createDirectory(site.licences.resolve("folder.licence"));
        Files.createDirectory(site.licences.resolve("put away"));
        Files.createSymbolicLink(site.licences.resolve("link.licence"), root.resolve("nowhere"));
        Path pipe = site.licences.resolve("pipe.licence");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

        assertThat(states()).containsExactly(
                "good.licence IN_FORCE", "folder.licence REFUSED", "link.licence REFUSED", "pipe.licence REFUSED");
        Problem problem = folder.scan().files().get(3).problem().orElseThrow();
        assertThat(problem.code()).isEqualTo("licence.unreadable");
        assertThat(problem.input()).isEqualTo("pipe.licence: no plain file");
        assertThat(problem.message()).contains("a pipe");
        assertThat(folder.examine(pipe).problem().orElseThrow().input()).isEqualTo("pipe.licence: no plain file");
    }

    @Test
    void aGoodLicenceIsNotLostAmongAnyNumberOfOtherFiles() throws Exception {
        site.drop("z.licence", Site.licence(ISSUED, NIGHT));
        folder.scan();
        for (int i = 0; i < 150; i++) {
            Files.writeString(site.licences.resolve("a" + i + ".licence"), "rubbish");
        }
        for (int i = 0; i < 10; i++) {
            assertThat(folder.scan().inForce()).isPresent();
        }
    }

    @Test
    void aFileInTheMiddleOfBeingReplacedIsNoWithdrawal() throws Exception {
        byte[] replacement = site.signed(Site.licence(ISSUED.plusSeconds(1), NIGHT, Grant.of("ip-smdr", 0)));
        site.drop("site.licence", Site.licence(ISSUED, NIGHT));
        folder.scan();

        for (int written = 0; written < replacement.length; written += 7) {
            Files.write(site.licences.resolve("site.licence"), Arrays.copyOf(replacement, written));
            assertThat(folder.scan().inForce()).as("%d bytes written", written).isPresent();
        }
        Files.write(site.licences.resolve("site.licence"), replacement);
        assertThat(folder.scan().inForce().orElseThrow().entitlements()).contains("ip-smdr");
    }

    @Test
    void aFileThatStaysBrokenIsAWithdrawal() throws Exception {
        site.drop("site.licence", Site.licence(ISSUED, NIGHT));
        folder.scan();
        Files.writeString(site.licences.resolve("site.licence"), "jackfield-licence: 1\n");

        for (int scan = 0; scan < WatchedFolder.SETTLE_SCANS; scan++) {
            assertThat(folder.scan().inForce()).isPresent();
        }
        assertThat(folder.scan().inForce()).isEmpty();
        assertThat(states()).containsExactly("site.licence REFUSED");
    }

    @Test
    void aFileThatIsGoneIsAWithdrawal() throws Exception {
        site.drop("site.licence", Site.licence(ISSUED, NIGHT));
        folder.scan();
        site.withdraw("site.licence");

        for (int scan = 0; scan < WatchedFolder.SETTLE_SCANS; scan++) {
            assertThat(folder.scan().inForce()).isPresent();
        }
        assertThat(folder.scan().files()).isEmpty();
    }

    @Test
    void aNewFileIsNotCalledBadWhileItIsBeingWritten() throws Exception {
        folder.scan();
        byte[] licence = site.signed(Site.licence(ISSUED, NIGHT));
        for (int written = 0; written < licence.length; written += 11) {
            Files.write(site.licences.resolve("site.licence"), Arrays.copyOf(licence, written));
            assertThat(folder.scan().files()).isEmpty();
        }
    }

    @Test
    void whatIsNoLicenceFileIsLeftAlone() throws Exception {
        for (String name : List.of("README.md", ".hidden", "site.licence~", "site.licence.part")) {
            Files.writeString(site.licences.resolve(name), "anything");
        }
        Files.createDirectory(site.licences.resolve("old"));
        assertThat(folder.scan().files()).isEmpty();
    }

    @Test
    void anIssuerMustBeTrustedAndMayBecomeSo() throws Exception {
        String pem = LicenceKeys.toPem(site.issuer.getPublic());
        Files.delete(site.keys.resolve("issuer.pub"));
        site.drop("site.licence", Site.licence(ISSUED, NIGHT));
        assertThat(code()).isEqualTo("licence.unknown-issuer");

        Files.writeString(site.keys.resolve("issuer.pub"), pem);
        assertThat(folder.scan().inForce()).isPresent();

        Files.writeString(site.keys.resolve("other.pub"), "no key");
        settle();
        assertThat(states()).containsExactly("site.licence IN_FORCE", "other.pub REFUSED");
    }

    @Test
    void anIssuerThatIsNoLongerTrustedLosesItsLicences() throws Exception {
        site.drop("site.licence", Site.licence(ISSUED, NIGHT));
        folder.scan();
        Files.delete(site.keys.resolve("issuer.pub"));
        settle();
        assertThat(folder.scan().inForce()).isEmpty();
    }

    @Test
    void theMachineIsHeldAgainstTheLicence() throws Exception {
        site.drop("site.licence", Site.licence(ISSUED, Optional.of(MAC), Optional.empty(), NIGHT));
        assertThat(folder.scan().inForce()).isPresent();
        machine = Set.of("00:11:22:aa:bb:cd");
        assertThat(code()).isEqualTo("licence.machine");
        assertThat(folder.scan().files().get(0).text()).isPresent();
    }

    @Test
    void anExpiredLicenceGivesWayToAnOlderOneThatHasNotExpired() throws Exception {
        Instant end = now.plusSeconds(5);
        site.drop("old.licence", Site.licence(ISSUED, NIGHT));
        site.drop("new.licence", Site.licence(ISSUED.plusSeconds(1), Optional.empty(), Optional.of(end), NIGHT));
        assertThat(states()).containsExactly("new.licence IN_FORCE", "old.licence SUPERSEDED");

        now = end;
        assertThat(states()).containsExactly("old.licence IN_FORCE", "new.licence REFUSED");
    }

    @Test
    void aClockSetBackIsNoticedAtOnceAndCuredByItself() throws Exception {
        site.drop("site.licence", Site.licence(ISSUED, NIGHT));
        folder.scan();
        Instant right = now;
        now = right.minus(Duration.ofHours(2));
        assertThat(code()).isEqualTo("licence.clock");
        assertThat(folder.scan().inForce()).isEmpty();

        now = right;
        assertThat(folder.scan().inForce()).isPresent();
    }

    @Test
    void aClockSetBackWhileDownIsNoticedToo() throws Exception {
        site.drop("site.licence", Site.licence(ISSUED, NIGHT));
        folder.scan();
        now = now.plus(Duration.ofDays(3));
        folder.scan();

        restart();
        now = now.minus(Duration.ofDays(2));
        assertThat(code()).isEqualTo("licence.clock");
    }

    /** A clock that ran ahead by mistake must not lock a site out for years. */
    @Test
    void aLicenceIssuedAnewStartsWithACleanRecord() throws Exception {
        site.drop("site.licence", Site.licence(ISSUED, NIGHT));
        now = now.plus(Duration.ofDays(4000));
        folder.scan();
        now = now.minus(Duration.ofDays(4000));
        assertThat(code()).isEqualTo("licence.clock");

        site.drop("site.licence", Site.licence(now, NIGHT));
        assertThat(folder.scan().inForce()).isPresent();
    }

    @Test
    void anyFileCanBeExaminedWithoutPuttingItInForce() throws Exception {
        Path elsewhere = root.resolve("elsewhere.licence");
        Files.write(elsewhere, site.signed(Site.licence(ISSUED, NIGHT)));
        folder.scan();

        assertThat(folder.examine(elsewhere).state()).isEqualTo(State.IN_FORCE);
        assertThat(folder.scan().files()).isEmpty();
        Files.writeString(elsewhere, "x", StandardCharsets.US_ASCII);
        assertThat(folder.examine(elsewhere).problem().orElseThrow().code()).isEqualTo("licence.malformed");
        assertThat(folder.examine(root.resolve("none")).problem().orElseThrow().code()).isEqualTo("licence.unreadable");
    }

    @Test
    void thePermitsSayWhatIsMissing() throws Exception {
        FeatureDeclaration night = new FeatureDeclaration(
                "night-mode", "Night mode", "", List.of("night-mode"), false, Optional.empty(), true);
        assertThat(folder.scan().permits().covers(night)).isFalse();

        SiteLicence trial = Site.licence(ISSUED, new Grant("night-mode", 0, Optional.of(now.plusSeconds(1))));
        site.drop("site.licence", trial);
        assertThat(folder.scan().permits().covers(night)).isTrue();
        now = now.plusSeconds(1);
        assertThat(folder.scan().permits().covers(night)).isFalse();
        assertThat(folder.scan().permits().reason(night)).isEqualTo("The trial ended at " + now + ".");
        assertThat(folder.scan().permits().remedy(night)).contains("night-mode");
    }

    private void settle() {
        for (int scan = 0; scan <= WatchedFolder.SETTLE_SCANS; scan++) {
            folder.scan();
        }
    }

    private List<String> states() {
        return folder.scan().files().stream()
                .map(file -> file.name() + " " + file.state())
                .toList();
    }

    private String code() {
        LicenceFile file = folder.scan().files().get(0);
        return file.problem().map(Problem::code).orElse("");
    }

    @Test
    void aWithdrawnLicenceAndOlderOnesOfItsSerialStayRefusedOverRestarts() throws Exception {
        SiteLicence older = Site.licence(ISSUED, NIGHT);
        SiteLicence current = Site.licence(ISSUED.plusSeconds(60), NIGHT);
        site.drop("older.licence", older);
        site.drop("current.licence", current);
        folder.scan();

        folder.withdraw(text(current));

        assertThat(folder.scan().inForce()).isEmpty();
        restart();
        site.drop("again.licence", current);
        assertThat(folder.scan().inForce()).isEmpty();
        assertThat(folder.scan().files()).hasSize(3).allSatisfy(file -> assertThat(file.problem().orElseThrow().code())
                .isEqualTo("licence.deactivated"));
    }

    @Test
    void aLicenceIssuedAfterTheWithdrawalAndOneOfAnotherSerialCount() throws Exception {
        folder.scan();
        folder.withdraw(text(Site.licence(ISSUED, NIGHT)));
        SiteLicence anew = Site.licence(ISSUED.plusSeconds(1), NIGHT);

        site.drop("anew.licence", anew);

        assertThat(folder.scan().inForce()).contains(anew);
        assertThat(folder.withdrawn(text(anew))).isFalse();
    }

    @Test
    void whatNoTrustedIssuerSignedWithdrawsNothing() throws Exception {
        folder.scan();
        SiteLicence licence = Site.licence(ISSUED, NIGHT);
        String foreign = new String(LicenceFormat.sign(licence, LicenceKeys.generate()), StandardCharsets.UTF_8);
        site.drop("a.licence", licence);

        assertThatThrownBy(() -> folder.withdraw(foreign)).hasMessageContaining("does not trust");

        assertThat(folder.scan().inForce()).contains(licence);
    }

    @Test
    void aWithdrawalThatCannotBeWrittenLeavesTheLicenceInForce() throws Exception {
        SiteLicence licence = Site.licence(ISSUED, NIGHT);
        site.drop("a.licence", licence);
        folder.scan();
        Files.createDirectories(site.state.resolve("withdrawn.next"));

        assertThatThrownBy(() -> folder.withdraw(text(licence))).hasMessageContaining("left in force");

        assertThat(folder.scan().inForce()).contains(licence);
    }

    private String text(SiteLicence licence) throws Exception {
        return new String(site.signed(licence), StandardCharsets.UTF_8);
    }
}

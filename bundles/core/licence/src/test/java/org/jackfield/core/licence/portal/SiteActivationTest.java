package org.jackfield.core.licence.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.feature.gate.LicenceFile;
import org.jackfield.api.licence.Grant;
import org.jackfield.api.licence.LicensedVersion;
import org.jackfield.api.licence.SiteLicence;
import org.jackfield.api.licence.activation.ActivationAnswer;
import org.jackfield.api.licence.activation.ActivationRequest;
import org.jackfield.api.licence.activation.ActivationRequest.Action;
import org.jackfield.api.licence.activation.AnswerFormat;
import org.jackfield.api.licence.activation.RequestFormat;
import org.jackfield.api.licence.activation.VoucherCode;
import org.jackfield.api.licence.format.LicenceFormat;
import org.jackfield.api.licence.format.LicenceKeys;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.core.licence.LicenceIntake;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteActivationTest {

    private static final String MAC = "00:11:22:aa:bb:cc";
    private static final Instant BEGIN = Instant.parse("2026-11-27T09:00:00Z");
    private static final Wish ACTIVATE =
            Wish.Activate.of("48201973", "7KD2M-AAAAA-BBBBB", "", "Harbour Hotel", MAC, "AR-1", "");

    @TempDir
    private Path root;

    private KeyPair issuer;
    private TestGate gate;
    private InstallationFiles files;
    private SiteActivation site;
    private Instant now = BEGIN;

    @BeforeEach
    void open() throws Exception {
        issuer = LicenceKeys.generate();
        gate = new TestGate(root.resolve("licence"), issuer.getPublic(), MAC, BEGIN);
        restart();
    }

    /** What a kill -9 leaves is what is on the disk. */
    private void restart() {
        files = new InstallationFiles(root.resolve("activation"));
        site = new SiteActivation(files, gate, new LicenceIntake(gate, null, null), () -> now);
    }

    @Test
    void theAnswerToARequestPutsItsLicenceInForce() throws Exception {
        Action done = site.process(answer(site.request(ACTIVATE)));

        assertThat(done).isEqualTo(Action.ACTIVATE);
        assertThat(inForce()).containsExactly(SiteActivation.LICENCE_FILE);
        assertThat(files.waiting()).isEmpty();
    }

    @Test
    void theSameWishIsTheSameRequestUntilItIsAnsweredThoughItWasKilledBetween() throws Exception {
        byte[] first = site.request(ACTIVATE);
        restart();
        now = now.plusSeconds(60);
        assertThat(site.request(ACTIVATE)).isEqualTo(first);
        byte[] answer = answer(first);
        // killed after the licence was put there and before the request was forgotten
        site.process(answer);
        files.keepRequest(first);
        restart();
        site.process(answer);
        assertThat(inForce()).containsExactly(SiteActivation.LICENCE_FILE);
    }

    @Test
    void anAnswerCountsOnceAndOnlyForTheRequestAndInstallationItWasGivenTo() throws Exception {
        byte[] answer = answer(site.request(ACTIVATE));
        site.process(answer);
        assertThat(refusal(answer)).isEqualTo("activation.not-asked");

        site.request(new Wish.Update());
        assertThat(refusal(answer)).isEqualTo("activation.foreign");

        KeyPair other = LicenceKeys.generate();
        byte[] foreign = AnswerFormat.sign(
                new ActivationAnswer(
                        files.waiting().orElseThrow().request().id(), LicenceKeys.idOf(other.getPublic()), Action.UPDATE, BEGIN,
                        Optional.of(licence(BEGIN, MAC))),
                issuer);
        assertThat(refusal(foreign)).isEqualTo("activation.foreign");
    }

    @Test
    void anAnswerOfAnotherIssuerOrWithALicenceForAnotherMachineChangesNothing() throws Exception {
        RequestFormat.Signed request = RequestFormat.read(site.request(ACTIVATE));
        byte[] forged = AnswerFormat.sign(
                new ActivationAnswer(
                        request.request().id(), request.installationId(), Action.ACTIVATE, BEGIN,
                        Optional.of(licence(BEGIN, MAC))),
                LicenceKeys.generate());
        assertThat(refusal(forged)).isEqualTo("licence.unknown-issuer");

        byte[] elsewhere = answer(request, Optional.of(licence(BEGIN, "00:11:22:aa:bb:dd")));
        assertThat(refusal(elsewhere)).isEqualTo("licence.machine");

        assertThat(inForce()).isEmpty();
        assertThat(files.activated()).isEmpty();
        assertThat(files.waiting()).isPresent();
    }

    @Test
    void whateverByteOfAnAnswerIsChangedItIsRefused() throws Exception {
        byte[] answer = answer(site.request(ACTIVATE));
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            byte[] changed = answer.clone();
            changed[random.nextInt(changed.length)] += (byte) (1 + random.nextInt(255));
            assertThatThrownBy(() -> site.process(changed)).isInstanceOf(ProblemException.class);
        }
        assertThat(inForce()).isEmpty();
    }

    @Test
    void aLicenceIsOutOfForceBeforeThereIsAProofOfIt() throws Exception {
        site.process(answer(site.request(ACTIVATE)));
        byte[] licence = Files.readAllBytes(gate.folder().resolve(SiteActivation.LICENCE_FILE));

        RequestFormat.Signed proof = RequestFormat.read(site.request(new Wish.Deactivate()));

        assertThat(inForce()).isEmpty();
        assertThat(gate.folder()).isEmptyDirectory();
        assertThat(proof.request().action()).isEqualTo(Action.DEACTIVATE);
        assertThat(proof.request().licence()).contains(LicenceFormat.read(licence).fingerprint());
        Files.write(gate.folder().resolve("again.licence"), licence);
        assertThat(inForce()).as("the file brought again").isEmpty();
        site.process(answer(site.again(), Optional.empty()));
        assertThat(files.activated()).isEmpty();
        assertThat(files.waiting()).isEmpty();
    }

    @Test
    void ifTheWithdrawalCannotBeWrittenThereIsNoProofAndTheLicenceGoesOn() throws Exception {
        site.process(answer(site.request(ACTIVATE)));
        gate.diskIsFull = true;

        assertThatThrownBy(() -> site.request(new Wish.Deactivate())).isInstanceOf(ProblemException.class);

        assertThat(inForce()).hasSize(1);
        assertThat(files.waiting()).isEmpty();
    }

    @Test
    void killedBetweenWithdrawalAndProofItIsDeactivatedAgain() throws Exception {
        site.process(answer(site.request(ACTIVATE)));
        gate.withdraw(files.activated().orElseThrow().text());
        restart();
        assertThat(inForce()).isEmpty();
        assertThat(RequestFormat.read(site.request(new Wish.Deactivate())).request().action()).isEqualTo(Action.DEACTIVATE);
    }

    @Test
    void aProofThatThePortalHasNotSeenIsNeitherDroppedNorReplaced() throws Exception {
        site.process(answer(site.request(ACTIVATE)));
        site.request(new Wish.Deactivate());
        for (Wish wish : List.of(ACTIVATE, new Wish.Update())) {
            assertThatThrownBy(() -> site.request(wish)).hasMessageContaining("does not know yet");
        }
        assertThatThrownBy(() -> site.forget()).hasMessageContaining("does not know yet");
        assertThat(RequestFormat.read(site.again()).request().action()).isEqualTo(Action.DEACTIVATE);
    }

    @Test
    void activatedAgainAfterADeactivationTheNewLicenceIsInForce() throws Exception {
        site.process(answer(site.request(ACTIVATE)));
        site.process(answer(site.request(new Wish.Deactivate()), Optional.empty()));
        now = now.plus(Duration.ofDays(1));
        gate.now = now;
        site.process(answer(site.request(ACTIVATE)));
        assertThat(inForce()).containsExactly(SiteActivation.LICENCE_FILE);
    }

    @Test
    void aCopyOfTheInstallationOnAnotherMachineCannotSpeakForTheFirst() throws Exception {
        site.process(answer(site.request(ACTIVATE)));
        gate.machines = Set.of("00:11:22:aa:bb:dd");
        for (Wish wish : List.of(new Wish.Deactivate(), new Wish.Update(), ACTIVATE)) {
            assertThatThrownBy(() -> site.request(wish)).hasMessageContaining("has no such MAC address");
        }
    }

    @Test
    void withoutAnActivationThereIsNothingToExtendOrEnd() {
        VoucherCode code = VoucherCode.random(new SecureRandom());
        for (Wish wish : List.of(new Wish.Update(), new Wish.Deactivate(), new Wish.Add(List.of(code)))) {
            assertThatThrownBy(() -> site.request(wish)).hasMessageContaining("No licence was activated");
        }
        assertThatThrownBy(() -> site.again()).hasMessageContaining("No request");
    }

    @Test
    void theKeyAndWhatWaitsAreTheirOwnersAlone() throws Exception {
        site.request(ACTIVATE);
        Path folder = root.resolve("activation");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
        for (String name : List.of("installation.key", "waiting.request")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)))).isEqualTo("rw-------");
        }
    }

    @Test
    void whatIsMissingOrTooMuchIsSaid() {
        assertThatThrownBy(() -> Wish.Activate.of("1", "", "", "x", MAC, "", "")).hasMessageContaining("serial");
        assertThatThrownBy(() -> Wish.Activate.of("1", "2", "x", "x", MAC, "", "")).hasMessageContaining("or a voucher");
        assertThatThrownBy(() -> Wish.Activate.of("1", "2", "", "", MAC, "", "")).hasMessageContaining("site name");
        assertThatThrownBy(() -> Wish.Activate.of("1", "2", "", "x", null, "", "")).hasMessageContaining("MAC address");
        assertThatThrownBy(() -> Wish.Activate.of("1", "2", "", "x", "no mac", "", "")).isInstanceOf(ProblemException.class);
    }

    private List<String> inForce() {
        return gate.files().stream()
                .filter(file -> file.state() == LicenceFile.State.IN_FORCE)
                .map(LicenceFile::name)
                .toList();
    }

    private String refusal(byte[] answer) throws IOException {
        try {
            site.process(answer);
        } catch (ProblemException e) {
            return e.problem().code();
        }
        throw new AssertionError("it was taken");
    }

    private byte[] answer(byte[] request) throws Exception {
        return answer(request, Optional.of(licence(now, MAC)));
    }

    private byte[] answer(byte[] request, Optional<String> licence) throws Exception {
        return answer(RequestFormat.read(request), licence);
    }

    private byte[] answer(RequestFormat.Signed request, Optional<String> licence) throws Exception {
        UUID id = request.request().id();
        return AnswerFormat.sign(
                new ActivationAnswer(id, request.installationId(), request.request().action(), now, licence), issuer);
    }

    private String licence(Instant issued, String machine) throws Exception {
        ActivationRequest.Site numbers = new ActivationRequest.Site("48201973", "7KD2M-AAAAA-BBBBB");
        return new String(
                LicenceFormat.sign(
                        new SiteLicence(
                                "Harbour Hotel", numbers.siteId(), numbers.serial(), Optional.empty(), Optional.empty(),
                                new LicensedVersion(1, 0), Optional.empty(), Optional.of(machine), issued, Optional.empty(),
                                List.of(Grant.of("night-mode", 0))),
                        issuer),
                StandardCharsets.UTF_8);
    }
}

package org.jackfield.apps.recording.audio;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.format.PublicKeys;
import org.jackfield.api.recording.format.RecordingReader;
import org.jackfield.api.recording.format.SignedSeal;
import org.jackfield.api.recording.ledger.LedgerProof;
import org.jackfield.apps.recording.store.RecordingRow;

/**
 * Whether a recording is, byte for byte, what was recorded.
 *
 * @param verdict the answer
 * @param signer the key that its seal names; empty if it has none
 * @param entered when the ledger last signed that it has its seal; empty if it has not
 * @param problem what is wrong, with the remedy; empty if nothing is
 */
public record Integrity(Verdict verdict, String signer, Optional<Instant> entered, Optional<Problem> problem) {

    /** The answer. */
    public enum Verdict {
        /** The file fits its seal, this site signed the seal, and the ledger has it. */
        GENUINE,
        /** It is the file that this site signed, but the ledger does not prove that it was entered. */
        NOT_IN_LEDGER,
        /** It has not been sealed yet: it is being closed, or is being recovered. */
        NOT_SEALED,
        /** A key that this site does not know signed it. */
        UNKNOWN_SIGNER,
        /** It is not what was recorded. */
        ALTERED
    }

    /** Finds the proof that the ledger has a seal. */
    @FunctionalInterface
    public interface Ledger {

        /** {@return the proof for a recording; empty if the ledger does not have it} */
        Optional<LedgerProof> proof(RecordingRow recording) throws IOException;
    }

    /**
     * Reads the whole file and asks the ledger.
     *
     * @throws IOException if one of them cannot be read
     */
    static Integrity of(RecordingReader reader, RecordingRow recording, PublicKeys trusted, Ledger ledger) throws IOException {
        if (!reader.header().recording().equals(recording.id())) {
            return altered("", ProblemException.invalid(
                    "recording.altered", recording.serial(), "The file is that of another recording.", remedy()).problem());
        }
        SignedSeal seal;
        try {
            seal = reader.verify();
        } catch (ProblemException e) {
            Problem problem = e.problem();
            return problem.code().equals("recording.not-sealed")
                    ? new Integrity(Verdict.NOT_SEALED, "", Optional.empty(), Optional.of(problem))
                    : altered("", problem);
        }
        return switch (seal.check(trusted)) {
            case GOOD -> inLedger(seal, recording, trusted, ledger);
            case WRONG -> altered(seal.signer(), ProblemException.invalid(
                    "recording.altered", "seal", "The seal's signature is wrong.", remedy()).problem());
            case UNKNOWN_KEY -> new Integrity(Verdict.UNKNOWN_SIGNER, seal.signer(), Optional.empty(),
                    Optional.of(ProblemException.invalid(
                            "recording.unknown-signer", "key " + seal.signer(), "The recording was sealed with a key that is not one of this site's.",
                            "Put the public key of that time back, or take the recording from an archive.").problem()));
        };
    }

    private static Integrity inLedger(SignedSeal seal, RecordingRow recording, PublicKeys trusted, Ledger ledger) throws IOException {
        try {
            Optional<LedgerProof> proof = ledger.proof(recording);
            if (proof.isPresent() && proof.get().isOf(seal)) {
                return proof.get().check(trusted) == PublicKeys.Answer.GOOD
                        ? new Integrity(Verdict.GENUINE, seal.signer(), Optional.of(proof.get().head().at()), Optional.empty())
                        : notInLedger(seal, "The ledger's proof for it does not hold.");
            }
            return notInLedger(seal, proof.isPresent()
                    ? "The ledger has another seal for this recording."
                    : "The ledger does not have this recording.");
        } catch (ProblemException e) {
            return new Integrity(Verdict.NOT_IN_LEDGER, seal.signer(), Optional.empty(), Optional.of(e.problem()));
        }
    }

    private static Integrity notInLedger(SignedSeal seal, String message) {
        return new Integrity(Verdict.NOT_IN_LEDGER, seal.signer(), Optional.empty(), Optional.of(ProblemException.invalid(
                "recording.not-in-ledger", seal.seal().recording().toString(), message,
                "Check the day's ledger against a copy with the offline verifier.").problem()));
    }

    private static Integrity altered(String signer, Problem problem) {
        return new Integrity(Verdict.ALTERED, signer, Optional.empty(), Optional.of(problem));
    }

    private static String remedy() {
        return "Take the recording from an archive, and keep this file as it is.";
    }
}

package org.jackfield.apps.recording.keys;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.recording.ledger.Ledger;
import org.jackfield.api.recording.ledger.LedgerDay;
import org.jackfield.api.recording.ledger.LedgerEntry;
import org.jackfield.api.recording.ledger.LedgerProof;

/** The one day ledger of the site. Any thread may call. */
public interface ProofLedger {

    /**
     * Adds entries, signs and writes them to disk.
     *
     * @return where each is
     * @throws IOException if they could not be written; none of them counts then, and another call may be tried
     * @throws org.jackfield.api.problem.ProblemException ({@code ledger.altered} and the like) if what is there is not as it
     *     was signed, ({@code recording.signing-key-missing}) if there is no key to sign with
     */
    List<Ledger.Place> append(List<LedgerEntry> entries) throws IOException;

    /** {@return the proof that an entry is in the ledger} See {@link Ledger#proof}. */
    LedgerProof proof(Ledger.Place place) throws IOException;

    /** {@return where the seal of a recording is, looked for from a day on; empty if it is not there} See {@link Ledger#sealed}. */
    Optional<Ledger.Place> sealed(UUID recording, LocalDate since) throws IOException;

    /** {@return all days, read and checked} See {@link Ledger#days}. */
    List<LedgerDay> days(LedgerDay.Entries entries) throws IOException;
}

package org.jackfield.apps.recording.keys;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.format.SigningKey;
import org.jackfield.api.recording.ledger.Ledger;
import org.jackfield.api.recording.ledger.LedgerDay;
import org.jackfield.api.recording.ledger.LedgerEntry;
import org.jackfield.api.recording.ledger.LedgerProof;

/** The day ledger, opened when it is first needed, and again after it could not be written. */
public final class SiteLedger implements ProofLedger, Closeable {

    private final Path folder;
    private final RecordingKeys keys;
    private final InstantSource clock;
    private Ledger open;
    private String signer = "";

    /** The ledger in a folder. */
    public SiteLedger(Path folder, RecordingKeys keys, InstantSource clock) {
        this.folder = folder;
        this.keys = keys;
        this.clock = clock;
    }

    private interface Work<T> {
        T with(Ledger ledger) throws IOException;
    }

    private synchronized <T> T work(Work<T> work) throws IOException {
        SigningKey signing = open == null ? keys.signing() : signingNow();
        if (open != null && signing != null && !signing.id().equals(signer)) {
            close(); // the site has another signing key by now
        }
        if (open == null) {
            open = Ledger.open(folder, signing, keys.trusted(), clock);
            signer = signing.id();
        }
        try {
            return work.with(open);
        } catch (IOException | IllegalStateException e) {
            // what was torn is put right when it is opened again
            close();
            throw e;
        }
    }

    /** {@return the site's signing key; null if it is missing, for then the one that the ledger was opened with goes on} */
    private SigningKey signingNow() {
        try {
            return keys.signing();
        } catch (ProblemException e) {
            return null;
        }
    }

    @Override
    public List<Ledger.Place> append(List<LedgerEntry> entries) throws IOException {
        return work(ledger -> ledger.append(entries));
    }

    @Override
    public LedgerProof proof(Ledger.Place place) throws IOException {
        return work(ledger -> ledger.proof(place));
    }

    @Override
    public Optional<Ledger.Place> sealed(UUID recording, LocalDate since) throws IOException {
        return work(ledger -> ledger.sealed(recording, since));
    }

    @Override
    public List<LedgerDay> days(LedgerDay.Entries entries) throws IOException {
        return work(ledger -> ledger.days(entries));
    }

    @Override
    public synchronized void close() throws IOException {
        if (open != null) {
            Ledger ledger = open;
            open = null;
            ledger.close();
        }
    }
}

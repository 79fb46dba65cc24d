package org.jackfield.apps.recording.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.recording.format.DataKey;
import org.jackfield.api.recording.format.MasterKey;
import org.jackfield.api.recording.format.PublicKeys;
import org.jackfield.api.recording.format.SigningKey;
import org.jackfield.api.recording.format.WrappedKey;
import org.jackfield.api.recording.ledger.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of the site in files of their own. They are made at the very first start and never again: where recordings are,
 * keys that are not there are missing, and somebody has to bring them back. Every recording whose master key is here plays
 * meanwhile.
 */
public final class SiteKeys implements RecordingKeys {

    private static final Logger LOG = LoggerFactory.getLogger(SiteKeys.class);

    private final KeyFolder folder;
    private final Path recordings;
    private volatile State state;

    private record State(KeyFolder.Content content, KeyRecord record) {

        Optional<MasterKey> master() {
            return record == null ? Optional.empty() : content.master(record.master());
        }

        Optional<SigningKey> signing() {
            return record == null ? Optional.empty() : content.signing(record.signing());
        }

        Problem masterMissing(Path folder) {
            return missing("recording.master-key-missing", "master key", record == null ? "" : record.master(), folder);
        }

        Problem signingMissing(Path folder) {
            return missing("recording.signing-key-missing", "signing key", record == null ? "" : record.signing(), folder);
        }

        private static Problem missing(String code, String what, String id, Path folder) {
            return new Problem(
                    code, Problem.Kind.UNAVAILABLE, (what + " " + id).strip(),
                    "The " + what + " of this site is not in " + folder + ".",
                    "Put its file back from where you keep its copy; it counts within a minute.");
        }
    }

    /**
     * A master key, as people are told of it.
     *
     * @param id its id
     * @param inUse whether new recordings are kept under it
     * @param backedUp whether somebody said that there is a copy
     */
    public record MasterStatus(String id, boolean inUse, boolean backedUp) {}

    /**
     * Reads the keys, and makes them if the site never had any.
     *
     * @param folder where they are
     * @param recordings the recordings' folder
     * @throws IOException if either cannot be read, or the first keys cannot be written
     */
    public SiteKeys(Path folder, Path recordings) throws IOException {
        this.folder = new KeyFolder(folder);
        this.recordings = recordings;
        reload();
    }

    /**
     * Looks at the files again: one that was brought back counts at once.
     *
     * @throws IOException if they cannot be read; what was known stays known
     */
    public synchronized void reload() throws IOException {
        KeyFolder.Content content = folder.read();
        KeyRecord record = KeyRecord.read(recordings);
        if (record == null) {
            record = first(content);
            if (record == null) {
                state = new State(content, null);
                return;
            }
            content = folder.read();
            record.write(recordings);
        }
        state = new State(content, record);
    }

    /** {@return what to go by on a site without a record; null if keys must be missing} */
    private KeyRecord first(KeyFolder.Content content) throws IOException {
        boolean usable = !content.masters().isEmpty() && !content.signing().isEmpty();
        if (!content.problems().isEmpty() || !usable && recordingsExist()) {
            return null;
        }
        MasterKey master = content.masters().isEmpty() ? folder.newMaster() : content.masters().getLast();
        SigningKey signing = content.signing().isEmpty() ? folder.newSigning() : content.signing().getLast();
        if (!usable) {
            LOG.warn("New keys for recordings were made in {}: keep a copy in another place, without it nothing that was"
                    + " recorded can be played when this disk is lost", folder.path());
        }
        return new KeyRecord(master.id(), signing.id(), Set.of());
    }

    private boolean recordingsExist() throws IOException {
        if (!Files.isDirectory(recordings)) {
            return false;
        }
        // a ledger is never deleted, so it is enough to look no deeper than that
        try (Stream<Path> files = Files.walk(recordings, 2)) {
            return files.map(file -> file.getFileName().toString())
                    .anyMatch(name -> name.endsWith(Ledger.SUFFIX) || name.endsWith(".jrec"));
        }
    }

    @Override
    public DataKey newKey(UUID id) {
        master();
        signing();
        return DataKey.generate(id);
    }

    @Override
    public WrappedKey wrap(DataKey key) {
        return WrappedKey.wrap(key, master());
    }

    @Override
    public DataKey unwrap(WrappedKey key) {
        return key.unwrap(state.content().masters());
    }

    /** {@return the same key under the master key in use; empty if it is under it already} */
    Optional<WrappedKey> rewrap(WrappedKey key) {
        MasterKey master = master();
        return key.masterId().equals(master.id())
                ? Optional.empty()
                : Optional.of(key.rewrap(state.content().masters(), master));
    }

    private MasterKey master() {
        State now = state;
        return now.master().orElseThrow(() -> now.masterMissing(folder.path()).toException());
    }

    @Override
    public SigningKey signing() {
        State now = state;
        return now.signing().orElseThrow(() -> now.signingMissing(folder.path()).toException());
    }

    @Override
    public PublicKeys trusted() {
        return state.content().trusted();
    }

    /** {@return the id of the master key in use; empty if it is missing} */
    public Optional<String> masterInUse() {
        return state.master().map(MasterKey::id);
    }

    /** {@return the master keys that are here, the newest last} */
    public List<MasterStatus> masters() {
        State now = state;
        return now.content().masters().stream()
                .map(key -> new MasterStatus(
                        key.id(),
                        now.record() != null && key.id().equals(now.record().master()),
                        now.record() != null && now.record().backedUp().contains(key.id())))
                .toList();
    }

    /** {@return what is wrong with the keys, as far as the files tell; empty if nothing is} */
    public List<Problem> problems() {
        State now = state;
        List<Problem> problems = new ArrayList<>(now.content().problems());
        if (now.master().isEmpty()) {
            problems.add(now.masterMissing(folder.path()));
        }
        if (now.signing().isEmpty()) {
            problems.add(now.signingMissing(folder.path()));
        }
        return problems;
    }

    /** {@return whether somebody said that there are copies of the keys in use} */
    public boolean backedUp() {
        KeyRecord record = state.record();
        return record == null || record.backedUp().containsAll(Set.of(record.master(), record.signing()));
    }

    /** Notes that there are copies of all keys that are here. */
    public synchronized void confirmBackup() throws IOException {
        master();
        State now = state;
        Set<String> copies = new HashSet<>(requireRecord().backedUp());
        now.content().masters().forEach(key -> copies.add(key.id()));
        now.content().signing().forEach(key -> copies.add(key.id()));
        use(new KeyRecord(requireRecord().master(), requireRecord().signing(), copies));
    }

    /**
     * Makes a new master key, which is in use when this returns. Keys that are wrapped under the old one stay so until they
     * are wrapped anew.
     *
     * @return its id
     * @throws org.jackfield.api.problem.ProblemException ({@code recording.master-key-missing}) if the one in use is not here: then that is to be mended
     */
    public synchronized String newMaster() throws IOException {
        master();
        MasterKey key = folder.newMaster();
        use(new KeyRecord(key.id(), requireRecord().signing(), requireRecord().backedUp()));
        return key.id();
    }

    /**
     * Makes a new signing key, which signs from now on. What was signed with those before stays of this site, as long as
     * their files, or their public keys, are in the folder.
     *
     * @return its id
     * @throws org.jackfield.api.problem.ProblemException ({@code recording.signing-key-missing}) if the one in use is not
     *     here: then that is to be mended
     */
    public synchronized String newSigning() throws IOException {
        signing();
        SigningKey key = folder.newSigning();
        use(new KeyRecord(requireRecord().master(), key.id(), requireRecord().backedUp()));
        return key.id();
    }

    private KeyRecord requireRecord() {
        return Objects.requireNonNull(state.record(), "a site whose keys are in use has a record of them");
    }

    private void use(KeyRecord record) throws IOException {
        record.write(recordings);
        state = new State(folder.read(), record);
    }
}

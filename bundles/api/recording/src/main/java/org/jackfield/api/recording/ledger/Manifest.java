package org.jackfield.api.recording.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.format.CanonicalReader;
import org.jackfield.api.recording.format.Digests;
import org.jackfield.api.recording.format.PublicKeys;
import org.jackfield.api.recording.format.RecordingSeal;
import org.jackfield.api.recording.format.SignedSeal;

/**
 * The manifest of an export as it was read. Its recordings and files count only if {@code answer} is good.
 *
 * @param export the id of the export; never null
 * @param at when it was made; never null
 * @param by who made it; never null
 * @param signer the id of the key it says it was signed with; never null
 * @param answer whether a trusted key signed it; never null
 */
public record Manifest(UUID export, Instant at, String by, String signer, PublicKeys.Answer answer) {

    private static final String CODE = "export.malformed";
    private static final int MAX_LINE = 8192;

    /** Is given what a manifest lists, in its order, before it is known whether the signature is good. */
    public interface Content {

        /** A recording and its audio file. */
        void recording(ExportedRecording recording) throws IOException;

        /** Another file. */
        void file(ExportedFile file) throws IOException;
    }

    /** Does nothing: for a first reading, which finds out about the signature. */
    public static final Content NOTHING = new Content() {
        @Override
        public void recording(ExportedRecording recording) {}

        @Override
        public void file(ExportedFile file) {}
    };

    /**
     * Reads a manifest to its end, in memory that does not grow with it.
     *
     * @throws ProblemException ({@code export.malformed}) if it is none
     * @throws IOException if it cannot be read, or {@code content} could not take something
     */
    public static Manifest read(InputStream in, PublicKeys trusted, Content content) throws IOException {
        return new Pass(new Lines(CODE, in, MAX_LINE), trusted, content).run();
    }

    private static final class Pass {

        private final Lines lines;
        private final CanonicalReader values;
        private final PublicKeys trusted;
        private final Content content;
        private final MessageDigest digest = Digests.sha256();
        private Optional<String> line;
        private long recordings;
        private long files;

        Pass(Lines lines, PublicKeys trusted, Content content) throws IOException {
            this.lines = lines;
            this.values = lines.values();
            this.trusted = trusted;
            this.content = content;
            this.line = lines.next();
        }

        Manifest run() throws IOException {
            if (!required(ManifestWriter.MAGIC).equals("1")) {
                throw values.malformed("version", "It is written in a version this reader does not know.");
            }
            UUID export = values.uuid(required("export"));
            Instant at = values.instant(required("at"));
            String by = required("by");
            boolean more = true;
            while (more) {
                more = recording() || file();
            }
            if (values.number(required("recordings")) != recordings || values.number(required("files")) != files) {
                throw values.malformed("line " + lines.number(), "It does not list what it counts.");
            }
            String hash = Digests.hex(digest);
            if (!required("sha256").equals(hash)) {
                throw values.malformed("sha256", "Its content was changed.");
            }
            String signer = required("signer");
            byte[] signature = values.signature(required("signature"));
            if (line.isPresent() || lines.torn()) {
                throw values.malformed("line " + lines.number(), "Something follows the signature.");
            }
            return new Manifest(export, at, by, signer, trusted.check(signer, ManifestWriter.statement(hash, signer), signature));
        }

        private boolean recording() throws IOException {
            Optional<String> id = optional("recording");
            if (id.isEmpty()) {
                return false;
            }
            String[] audio = values.parts(required("audio"), 4);
            ExportedRecording one = new ExportedRecording(
                    values.uuid(id.get()),
                    values.word(ExportedRecording.Form.class, audio[0]),
                    file(audio[1], audio[2], audio[3]),
                    details(),
                    seal(),
                    proof());
            recordings++;
            content.recording(one);
            return true;
        }

        private boolean file() throws IOException {
            Optional<String> file = optional("file");
            if (file.isEmpty()) {
                return false;
            }
            String[] parts = values.parts(file.get(), 3);
            files++;
            content.file(file(parts[0], parts[1], parts[2]));
            return true;
        }

        private ExportedFile file(String name, String bytes, String sha256) {
            if (!ExportedFile.isSafe(name)) {
                throw values.malformed("line " + lines.number(), "It names a file outside of the export.");
            }
            return new ExportedFile(name, values.number(bytes), values.sha256(sha256));
        }

        private SequencedMap<String, String> details() throws IOException {
            SequencedMap<String, String> details = new LinkedHashMap<>();
            for (Optional<String> one = optional("detail"); one.isPresent(); one = optional("detail")) {
                String[] parts = values.parts(one.get(), 2);
                details.put(parts[0], parts[1]);
                if (details.size() > ExportedRecording.MAX_DETAILS) {
                    throw values.malformed("line " + lines.number(), "There are too many details.");
                }
            }
            return details;
        }

        private Optional<SignedSeal> seal() throws IOException {
            StringBuilder text = new StringBuilder();
            for (Optional<String> one = optional("seal"); one.isPresent(); one = optional("seal")) {
                text.append(one.get()).append('\n');
                if (text.length() > RecordingSeal.MAX_BYTES) {
                    throw values.malformed("line " + lines.number(), "The seal is too long.");
                }
            }
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(SignedSeal.of(text.toString().getBytes(StandardCharsets.UTF_8)));
        }

        private Optional<LedgerProof> proof() throws IOException {
            Optional<String> entry = optional("entry");
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            LedgerEntry.of(values, entry.get());
            InclusionProof inclusion = InclusionProof.of(values, required("proof"));
            return Optional.of(new LedgerProof(entry.get(), inclusion, LedgerHead.of(values, required("head"))));
        }

        private String required(String name) throws IOException {
            return optional(name).orElseThrow(() ->
                    values.malformed("line " + Math.max(1, lines.number()), "It should say '" + name + "' there."));
        }

        /** Takes the line if it has this name. What is signed by its hash goes into the digest. */
        private Optional<String> optional(String name) throws IOException {
            Optional<String> value = line.flatMap(there -> Lines.value(there, name));
            if (value.isPresent()) {
                digest.update((line.get() + '\n').getBytes(StandardCharsets.UTF_8));
                line = lines.next();
            }
            return value;
        }
    }
}

package org.jackfield.api.recording.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;
import org.jackfield.api.recording.format.CanonicalReader;
import org.jackfield.api.recording.format.CanonicalText;
import org.jackfield.api.recording.format.Digests;
import org.jackfield.api.recording.format.SigningKey;

/**
 * Writes the manifest of an export, which is the entry {@value ExportedFile#MANIFEST} of the ZIP: every file in it with
 * its hash, every recording with its seal and its proof, and the site's signature over all of that. Memory does not
 * grow with it. One thread at a time; the stream stays open.
 */
public final class ManifestWriter {

    static final String MAGIC = "jackfield-export";
    static final String DIGEST_MAGIC = "jackfield-export-digest";

    private final OutputStream out;
    private final SigningKey site;
    private final MessageDigest digest = Digests.sha256();
    private long recordings;
    private long files;

    /**
     * Begins a manifest.
     *
     * @param export the id of the export
     * @param by who exports; may be empty
     * @throws IOException if it cannot be written
     */
    public ManifestWriter(OutputStream out, SigningKey site, UUID export, Instant at, String by) throws IOException {
        this.out = out;
        this.site = site;
        write(new CanonicalText()
                .line(MAGIC, "1")
                .line("export", export.toString())
                .line("at", CanonicalText.time(at).toString())
                .line("by", CanonicalText.clean(by, LedgerEntry.MAX_TEXT)));
    }

    /** Adds a recording with its audio file. */
    public void recording(ExportedRecording one) throws IOException {
        ExportedFile audio = one.audio();
        CanonicalText lines = new CanonicalText()
                .line("recording", one.recording().toString())
                .line("audio", CanonicalReader.word(one.form()), audio.name(), audio.bytes(), audio.sha256());
        one.details().forEach((name, value) -> lines.line("detail", name, value));
        one.seal().ifPresent(seal -> seal.text().lines().forEach(line -> lines.line("seal", line)));
        one.proof().ifPresent(proof -> lines
                .line("entry", proof.entry())
                .line("proof", proof.inclusion().text())
                .line("head", proof.head().text()));
        write(lines);
        recordings++;
    }

    /** Adds a file that is not the audio of a recording. */
    public void file(ExportedFile file) throws IOException {
        write(new CanonicalText().line("file", file.name(), file.bytes(), file.sha256()));
        files++;
    }

    /** Signs; nothing may follow. */
    public void finish() throws IOException {
        write(new CanonicalText().line("recordings", recordings).line("files", files));
        String hash = Digests.hex(digest);
        write(new CanonicalText()
                .line("sha256", hash)
                .line("signer", site.id())
                .line("signature", CanonicalReader.signature(site.sign(statement(hash, site.id())))));
        out.flush();
    }

    static byte[] statement(String hash, String signer) {
        return new CanonicalText().line(DIGEST_MAGIC, "1").line("sha256", hash).line("signer", signer).bytes();
    }

    private void write(CanonicalText lines) throws IOException {
        byte[] bytes = lines.bytes();
        digest.update(bytes);
        out.write(bytes);
    }
}

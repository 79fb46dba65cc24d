package org.jackfield.api.recording.format;

import java.nio.charset.StandardCharsets;
import org.jackfield.api.problem.ProblemException;

/** A seal with its signature, which may be wrong. */
public final class SignedSeal {

    private static final String CODE = "recording.seal-malformed";

    private final RecordingSeal seal;
    private final String signer;
    private final String statement;
    private final byte[] signature;

    SignedSeal(RecordingSeal seal, String signer, String statement, byte[] signature) {
        this.seal = seal;
        this.signer = signer;
        this.statement = statement;
        this.signature = signature;
    }

    /**
     * Reads a seal. Whether its signature is good is a question to the result.
     *
     * @param bytes the whole seal
     * @throws ProblemException ({@code recording.seal-malformed}) if it is none
     */
    public static SignedSeal of(byte[] bytes) {
        if (bytes.length > RecordingSeal.MAX_BYTES) {
            throw Damage.of(CODE, bytes.length + " bytes", "This is too large to be a recording's seal.");
        }
        CanonicalReader in = new CanonicalReader(CODE, bytes);
        RecordingSeal seal = RecordingSeal.read(in);
        String signer = in.required("signer");
        byte[] signature = in.signature(in.required("signature"));
        in.end();
        SignedSeal signed = new SignedSeal(seal, signer, seal.content() + "signer: " + signer + '\n', signature);
        in.sameAs(signed.text());
        return signed;
    }

    /** {@return what it says, true or not} */
    public RecordingSeal seal() {
        return seal;
    }

    /** {@return the id of the key it says it was signed with} */
    public String signer() {
        return signer;
    }

    /** {@return the whole seal as it stands in the file} */
    public String text() {
        return statement + "signature: " + CanonicalReader.signature(signature) + '\n';
    }

    /** {@return a name of this very seal: the SHA-256 of its text, in hexadecimal; the ledger has it} */
    public String fingerprint() {
        return Digests.hex(text().getBytes(StandardCharsets.UTF_8));
    }

    /** {@return whether a trusted key made the signature} */
    public PublicKeys.Answer check(PublicKeys trusted) {
        return trusted.check(signer, statement.getBytes(StandardCharsets.UTF_8), signature);
    }
}

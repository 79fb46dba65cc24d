package org.jackfield.api.recording.ledger;

import java.util.Objects;
import org.jackfield.api.recording.format.CanonicalReader;
import org.jackfield.api.recording.format.CanonicalText;
import org.jackfield.api.recording.format.PublicKeys;
import org.jackfield.api.recording.format.SignedSeal;

/**
 * Proves, without the ledger, that an entry is in it.
 *
 * @param entry the entry as it stands there; never null
 * @param inclusion that it is in the tree of the head; never null
 * @param head what the site signed; never null
 */
public record LedgerProof(String entry, InclusionProof inclusion, LedgerHead head) {

    /** Checks the components. */
    public LedgerProof {
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(inclusion, "inclusion");
        Objects.requireNonNull(head, "head");
    }

    /** {@return whether a trusted key signed a head that the entry is under} */
    public PublicKeys.Answer check(PublicKeys trusted) {
        PublicKeys.Answer answer = head.check(trusted);
        boolean proven = inclusion.size() == head.size() && inclusion.proves(LedgerEntry.leaf(entry), head.rootBytes());
        return answer == PublicKeys.Answer.GOOD && !proven ? PublicKeys.Answer.WRONG : answer;
    }

    /** {@return whether the entry says that this recording was sealed with this very seal} */
    public boolean isOf(SignedSeal seal) {
        String[] parts = entry.split(CanonicalText.SEPARATOR, -1);
        return parts.length > 4
                && parts[1].equals(CanonicalReader.word(LedgerEntry.Kind.SEALED))
                && parts[3].equals(seal.seal().recording().toString())
                && parts[4].equals(seal.fingerprint());
    }
}

package org.jackfield.api.recording.ledger;

import java.security.MessageDigest;
import org.jackfield.api.recording.format.Digests;

/** The two hashes of a Merkle tree, told apart by their first byte (RFC 9162, section 2.1.1). */
final class TreeHash {

    private TreeHash() {}

    static byte[] leaf(byte[] entry) {
        MessageDigest digest = Digests.sha256();
        digest.update((byte) 0);
        return digest.digest(entry);
    }

    static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = Digests.sha256();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    static byte[] empty() {
        return Digests.sha256().digest();
    }
}

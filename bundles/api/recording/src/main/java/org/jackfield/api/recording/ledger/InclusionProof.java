package org.jackfield.api.recording.ledger;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jackfield.api.recording.format.CanonicalReader;

/**
 * Proves that an entry is in a tree (RFC 9162, section 2.1.3).
 *
 * @param index of the entry, from 0
 * @param size of the tree
 * @param path the hashes beside the way from the entry up to the root; never null
 */
public record InclusionProof(long index, long size, List<byte[]> path) {

    /** The longest path: a tree of so many levels has more entries than a number counts. */
    static final int MAX_PATH = 63;

    /** Copies the list. */
    public InclusionProof {
        path = List.copyOf(path);
    }

    /** {@return whether this proves that the entry is in the tree with this root} */
    public boolean proves(byte[] entry, byte[] root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long at = index;
        long last = size - 1;
        byte[] hash = TreeHash.leaf(entry);
        for (byte[] beside : path) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                hash = TreeHash.node(beside, hash);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = TreeHash.node(hash, beside);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && HashTree.same(hash, root);
    }

    /** {@return the proof as it is written: index, size and hashes, the hashes with commas between them} */
    String text() {
        return index + "\t" + size + "\t"
                + path.stream().map(HexFormat.of()::formatHex).collect(Collectors.joining(","));
    }

    static InclusionProof of(CanonicalReader in, String text) {
        String[] parts = in.parts(text, 3);
        String[] hashes = parts[2].isEmpty() ? new String[0] : parts[2].split(",", -1);
        if (hashes.length > MAX_PATH) {
            throw in.malformed("proof", "It has too many hashes.");
        }
        return new InclusionProof(
                in.number(parts[0]), in.number(parts[1]), Stream.of(hashes).map(in::sha256Bytes).toList());
    }
}

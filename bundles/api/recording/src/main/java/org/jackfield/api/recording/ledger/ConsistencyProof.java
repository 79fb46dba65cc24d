package org.jackfield.api.recording.ledger;

import java.util.Iterator;
import java.util.List;

/**
 * Proves that a tree grew out of an earlier one and nothing of that was changed (RFC 9162, section 2.1.4).
 *
 * @param before size of the earlier tree; 1 or more
 * @param after size of the later one
 * @param path the hashes that make both roots; never null
 */
public record ConsistencyProof(long before, long after, List<byte[]> path) {

    /** Copies the list. */
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** {@return whether this proves that the tree with the later root begins with the one with the earlier root} */
    public boolean proves(byte[] earlierRoot, byte[] laterRoot) {
        if (before < 1 || before > after) {
            return false;
        }
        if (before == after) {
            return path.isEmpty() && HashTree.same(earlierRoot, laterRoot);
        }
        long at = before - 1;
        long last = after - 1;
        while ((at & 1) == 1) {
            at >>= 1;
            last >>= 1;
        }
        Iterator<byte[]> hashes = path.iterator();
        if (at != 0 && !hashes.hasNext()) {
            return false;
        }
        // A complete earlier tree is a subtree of the later one, and its root is known.
        byte[] start = at == 0 ? earlierRoot : hashes.next();
        return climb(at, last, start, hashes, earlierRoot, laterRoot);
    }

    private static boolean climb(
            long start, long end, byte[] hash, Iterator<byte[]> hashes, byte[] earlierRoot, byte[] laterRoot) {
        long at = start;
        long last = end;
        byte[] earlier = hash;
        byte[] later = hash;
        while (hashes.hasNext()) {
            byte[] beside = hashes.next();
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                earlier = TreeHash.node(beside, earlier);
                later = TreeHash.node(beside, later);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                later = TreeHash.node(later, beside);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && HashTree.same(earlier, earlierRoot) && HashTree.same(later, laterRoot);
    }
}

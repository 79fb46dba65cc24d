package org.jackfield.api.recording.ledger;

import java.util.ArrayDeque;
import java.util.Deque;

/** The root of a growing Merkle tree, in memory that grows with the logarithm of its size. One thread at a time. */
final class TreeRoot {

    /** Roots of complete subtrees, the smallest first. */
    private final Deque<byte[]> subtrees = new ArrayDeque<>();
    private long size;

    void add(byte[] leaf) {
        byte[] hash = leaf;
        for (long bits = size; (bits & 1) == 1; bits >>= 1) {
            hash = TreeHash.node(subtrees.pop(), hash);
        }
        subtrees.push(hash);
        size++;
    }

    long size() {
        return size;
    }

    byte[] root() {
        byte[] root = null;
        for (byte[] subtree : subtrees) {
            root = root == null ? subtree : TreeHash.node(subtree, root);
        }
        return root == null ? TreeHash.empty() : root;
    }
}

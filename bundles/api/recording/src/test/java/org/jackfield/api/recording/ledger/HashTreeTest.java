package org.jackfield.api.recording.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class HashTreeTest {

    private static final int SIZE = 40;

    private final HashTree tree = tree(SIZE, -1);

    /** The definition of RFC 9162, section 2.1.1, word for word. */
    private static byte[] byDefinition(List<byte[]> entries) {
        if (entries.isEmpty()) {
            return TreeHash.empty();
        }
        if (entries.size() == 1) {
            return TreeHash.leaf(entries.getFirst());
        }
        int k = 1;
        while (2 * k < entries.size()) {
            k *= 2;
        }
        return TreeHash.node(byDefinition(entries.subList(0, k)), byDefinition(entries.subList(k, entries.size())));
    }

    @Test
    void theRootIsThatOfTheDefinitionAtEverySize() {
        TreeRoot root = new TreeRoot();
        for (int size = 0; size <= SIZE; size++) {
            List<byte[]> entries = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                entries.add(entry(i));
            }
            assertThat(tree.root(size)).isEqualTo(byDefinition(entries));
            assertThat(root.root()).isEqualTo(byDefinition(entries));
            root.add(TreeHash.leaf(entry(size)));
        }
    }

    /** The values everybody's tests of these trees begin with. */
    @Test
    void knownRootsComeOut() {
        assertThat(hex(new HashTree().root())).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        HashTree one = new HashTree();
        one.add(new byte[0]);
        assertThat(hex(one.root())).isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        one.add(new byte[] {0});
        assertThat(hex(one.root())).isEqualTo("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
    }

    @Test
    void everyEntryIsProvenUnderEverySizeAndNoOtherIs() {
        for (int size = 1; size <= SIZE; size++) {
            byte[] root = tree.root(size);
            for (int index = 0; index < size; index++) {
                InclusionProof proof = tree.inclusion(index, size);
                assertThat(proof.proves(entry(index), root)).as("%d of %d", index, size).isTrue();
                assertThat(proof.proves(entry(index + 1), root)).isFalse();
                assertThat(new InclusionProof(index + 1, size, proof.path()).proves(entry(index), root)).isFalse();
                assertThat(proof.proves(entry(index), tree.root(size - 1))).isFalse();
                for (int i = 0; i < proof.path().size(); i++) {
                    List<byte[]> shorter = new ArrayList<>(proof.path());
                    shorter.remove(i);
                    assertThat(new InclusionProof(index, size, shorter).proves(entry(index), root)).isFalse();
                    List<byte[]> changed = new ArrayList<>(proof.path());
                    changed.set(i, flipped(changed.get(i)));
                    assertThat(new InclusionProof(index, size, changed).proves(entry(index), root)).isFalse();
                }
            }
        }
    }

    @Test
    void everyGrowthIsProvenAndNoOtherIs() {
        for (int after = 1; after <= SIZE; after++) {
            for (int before = 1; before <= after; before++) {
                ConsistencyProof proof = tree.consistency(before, after);
                assertThat(proof.proves(tree.root(before), tree.root(after))).as("%d to %d", before, after).isTrue();
                HashTree rewritten = tree(after, before - 1);
                assertThat(proof.proves(tree.root(before), rewritten.root())).isFalse();
                assertThat(rewritten.consistency(before, after).proves(tree.root(before), rewritten.root())).isFalse();
                assertThat(proof.proves(flipped(tree.root(before)), tree.root(after))).isFalse();
            }
        }
    }

    private static HashTree tree(int size, int changed) {
        HashTree tree = new HashTree();
        for (int i = 0; i < size; i++) {
            tree.add(i == changed ? "other".getBytes(StandardCharsets.US_ASCII) : entry(i));
        }
        return tree;
    }

    private static byte[] entry(int index) {
        return ("entry " + index).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] flipped(byte[] hash) {
        byte[] flipped = Arrays.copyOf(hash, hash.length);
        flipped[0] ^= 1;
        return flipped;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}

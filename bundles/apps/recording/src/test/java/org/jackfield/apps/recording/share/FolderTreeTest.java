package org.jackfield.apps.recording.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jackfield.api.security.Subject;
import org.jackfield.apps.recording.share.FolderTree.Access;
import org.jackfield.apps.recording.store.FolderRow;
import org.jackfield.apps.recording.store.FolderShareRow;

class FolderTreeTest {

    private static final Subject ANN = new Subject("ann", "Ann", Subject.Kind.PERSON, Set.of("sales"));

    /** Any forest, even one with rings in it, which a broken database might hold. */
    private static FolderTree forest(long seed, List<FolderRow> folders, List<FolderShareRow> shares) {
        Random random = new Random(seed);
        int count = random.nextInt(12);
        for (int i = 0; i < count; i++) {
            UUID parent = random.nextInt(3) == 0 ? null : new UUID(0, random.nextInt(12));
            String owner = random.nextBoolean() ? "ann" : "ben";
            folders.add(new FolderRow(new UUID(0, i), parent, owner, owner, "F" + random.nextInt(4), "", Instant.EPOCH));
            if (random.nextInt(3) == 0) {
                FolderShareRow.Kind kind = FolderShareRow.Kind.values()[random.nextInt(3)];
                String target = List.of("ann", "sales", "cleo").get(random.nextInt(3));
                shares.add(new FolderShareRow(new UUID(0, i), kind, target, target, random.nextBoolean()));
            }
        }
        return new FolderTree(folders, shares, ANN);
    }

    @Property
    void exactlyWhatOneMaySeeIsSeenOnce(@ForAll long seed) {
        List<FolderRow> folders = new ArrayList<>();
        FolderTree tree = forest(seed, folders, new ArrayList<>());
        List<UUID> seen = tree.visible().stream().map(placed -> placed.folder().id()).toList();
        assertThat(seen).doesNotHaveDuplicates();
        for (FolderRow folder : folders) {
            boolean inRing = tree.line(folder).getLast().parentId() != null
                    && tree.folder(tree.line(folder).getLast().parentId()).isPresent();
            if (!inRing) {
                assertThat(seen.contains(folder.id())).as(folder.toString()).isEqualTo(tree.access(folder.id()) != Access.NONE);
            }
        }
    }

    @Property
    void oneMayDoBelowAFolderAtLeastWhatOneMayDoWithIt(@ForAll long seed) {
        List<FolderRow> folders = new ArrayList<>();
        List<FolderShareRow> shares = new ArrayList<>();
        forest(seed, folders, shares);
        // As in earnest all below a folder is its owner's.
        List<FolderRow> owned = new ArrayList<>();
        for (FolderRow folder : folders) {
            FolderRow top = new FolderTree(folders, shares, ANN).line(folder).getLast();
            owned.add(new FolderRow(
                    folder.id(), folder.parentId(), top.ownerId(), top.ownerName(), folder.folderName(), "", Instant.EPOCH));
        }
        FolderTree tree = new FolderTree(owned, shares, ANN);
        for (FolderRow folder : owned) {
            tree.folder(folder.parentId() == null ? folder.id() : folder.parentId())
                    .filter(parent -> tree.line(folder).contains(parent) && parent.ownerId().equals(folder.ownerId()))
                    .ifPresent(parent -> assertThat(tree.access(folder.id())).isGreaterThanOrEqualTo(tree.access(parent.id())));
        }
    }
}

package org.jackfield.core.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.shares.Share;
import org.jackfield.api.shares.ShareFolder;
import org.jackfield.api.shares.SharePath;
import org.jackfield.api.shares.ShareService;
import org.jackfield.api.shares.ShareStatus;
import org.junit.jupiter.api.Test;

class BackupPlaceTest {

    /** A site's shares, of which no server answers. */
    private record Shares(List<Share> shares) implements ShareService {

        @Override
        public Optional<Share> share(UUID id) {
            return shares.stream().filter(share -> share.id().equals(id)).findFirst();
        }

        @Override
        public ShareStatus status(UUID id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ShareFolder open(UUID id, SharePath below) throws IOException {
            throw new IOException("no answer");
        }
    }

    private static BackupPlace place(String share) {
        Share files = new Share(new UUID(1, 1), "Files", "127.0.0.1", 445, "data", "");
        return new BackupPlace(
                new BackupSettings(true, "02:00", share, "", 2, true), new Shares(List.of(files)), Path.of("backup"));
    }

    @Test
    void aNetworkShareThatIsNotThereIsRefusedAsSoonAsItIsChosen() {
        assertThatThrownBy(() -> place("Fiels").check()).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().code()).isEqualTo("backup.no-share");
            assertThat(refused.problem().input()).isEqualTo("Fiels");
            assertThat(refused.problem().remedy()).isNotEmpty();
        });
    }

    @Test
    void aShareWhoseServerIsAwayMayBeChosen() {
        assertThatCode(() -> place("files").check()).doesNotThrowAnyException();
    }

    @Test
    void thisServerNeedsNoShare() {
        assertThatCode(() -> place("").check()).doesNotThrowAnyException();
    }
}

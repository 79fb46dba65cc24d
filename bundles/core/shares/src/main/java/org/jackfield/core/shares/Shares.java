package org.jackfield.core.shares;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.shares.Share;
import org.jackfield.api.shares.ShareAdminService;
import org.jackfield.api.shares.ShareFolder;
import org.jackfield.api.shares.SharePath;
import org.jackfield.api.shares.ShareService;
import org.jackfield.api.shares.ShareStatus.State;
import org.jackfield.api.shares.ShareStatus;
import org.jackfield.core.shares.ShareSettings.Entry;

/** The site's shares: settings, and what was found of each when it was last looked at. */
final class Shares implements ShareService, ShareAdminService {

    private final SettingsService settings;
    private final InstantSource clock;
    private final Map<UUID, ShareStatus> found = new ConcurrentHashMap<>();

    Shares(SettingsService settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    private ShareSettings now() {
        return settings.read(ShareSettings.TYPE).value();
    }

    @Override
    public List<Share> shares() {
        return now().shares().stream()
                .map(Entry::toShare)
                .sorted(Comparator.comparing(Share::description, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    @Override
    public Optional<Share> share(UUID id) {
        return shares().stream().filter(share -> share.id().equals(id)).findFirst();
    }

    @Override
    public ShareStatus status(UUID id) {
        return found.getOrDefault(id, ShareStatus.UNKNOWN);
    }

    @Override
    public ShareFolder open(UUID id, SharePath below) throws IOException {
        Share share = known(id);
        SharePath folder = SharePath.of(share.folder()).and(below);
        return new SmbFolder(SmbConnector.connect(share, now()), folder);
    }

    private Share known(UUID id) {
        return share(id).orElseThrow(() -> ProblemException.notFound(
                "shares.not-found", id.toString(), "There is no such network share.",
                "See which there are on the page Network shares."));
    }

    @Override
    public ShareStatus look(UUID id) {
        ShareStatus status = look(known(id));
        found.put(id, status);
        return status;
    }

    private ShareStatus look(Share share) {
        try (SmbConnector.Connected connected = SmbConnector.connect(share, now())) {
            connected.disk().list("");
            return new ShareStatus(State.OK, "", clock.instant());
        } catch (SmbConnector.Refused e) {
            return new ShareStatus(e.state(), e.getMessage(), clock.instant());
        } catch (RuntimeException e) {
            return new ShareStatus(State.NO_SHARE, "The share cannot be read: " + e.getMessage(), clock.instant());
        }
    }

    /** Looks at all of them at once; returns when all have answered or are known not to. */
    void lookAtAll() {
        List<Share> all = shares();
        found.keySet().retainAll(all.stream().map(Share::id).toList());
        try (ExecutorService threads =
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("share-status-", 0).factory())) {
            all.forEach(share -> threads.execute(() -> found.put(share.id(), look(share))));
        }
    }

    @Override
    public Login login() {
        return new Login(now().domain(), now().user());
    }

    @Override
    public void setLogin(Login login, Secret password, Subject by) {
        rewrite(by, read -> new ShareSettings(
                read.shares(), login.domain(), login.user(), password.equals(Secret.NONE) ? read.password() : password));
        found.clear();
    }

    @Override
    public void put(Share share, Subject by) {
        rewrite(by, read -> {
            List<Entry> entries = new ArrayList<>(read.shares());
            entries.removeIf(entry -> entry.id().equals(share.id().toString()));
            if (entries.stream().anyMatch(entry -> entry.description().equalsIgnoreCase(share.description()))) {
                throw ProblemException.conflict(
                        "shares.taken", share.description(), "Another share has this description.", "Choose another.");
            }
            entries.add(Entry.of(share));
            return new ShareSettings(entries, read.domain(), read.user(), read.password());
        });
        found.remove(share.id());
    }

    @Override
    public void remove(UUID id, Subject by) {
        known(id);
        rewrite(by, read -> new ShareSettings(
                read.shares().stream().filter(entry -> !entry.id().equals(id.toString())).toList(), read.domain(),
                read.user(), read.password()));
        found.remove(id);
    }

    private void rewrite(Subject by, UnaryOperator<ShareSettings> change) {
        Stored<ShareSettings> read = settings.read(ShareSettings.TYPE);
        settings.write(ShareSettings.TYPE, read.revision(), change.apply(read.value()), by);
    }
}

package org.jackfield.core.shares;

import com.hierynomus.msdtyp.AccessMask;
import com.hierynomus.msfscc.FileAttributes;
import com.hierynomus.msfscc.fileinformation.FileIdBothDirectoryInformation;
import com.hierynomus.mssmb2.SMB2CreateDisposition;
import com.hierynomus.mssmb2.SMB2CreateOptions;
import com.hierynomus.mssmb2.SMB2ShareAccess;
import com.hierynomus.smbj.common.SMBRuntimeException;
import com.hierynomus.smbj.share.DiskShare;
import com.hierynomus.smbj.share.File;
import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jackfield.api.shares.ShareFile;
import org.jackfield.api.shares.ShareFolder;
import org.jackfield.api.shares.SharePath;

/** A folder of a share, over a connection of its own. */
final class SmbFolder implements ShareFolder {

    private static final String PARTIAL = ".part";
    private static final int MAX_LIST = 10_000;

    private final SmbConnector.Connected connected;
    private final DiskShare disk;
    private final SharePath folder;

    SmbFolder(SmbConnector.Connected connected, SharePath folder) {
        this.connected = connected;
        this.disk = connected.disk();
        this.folder = folder;
    }

    /** Talks to the server, and tells its failures as everybody expects them. */
    private interface Asking<T> {
        T ask() throws IOException;
    }

    private static <T> T asking(Asking<T> asking) throws IOException {
        try {
            return asking.ask();
        } catch (SMBRuntimeException e) {
            throw new IOException(
                    (SmbConnector.isAnswer(e) ? "The file server refuses: " : "The file server is gone: ") + SmbConnector.reason(e), e);
        }
    }

    private String path(String name) {
        String below = String.join("\\", folder.parts());
        return below.isEmpty() ? name : below + "\\" + name;
    }

    private boolean exists() {
        return folder.parts().isEmpty() || disk.folderExists(String.join("\\", folder.parts()));
    }

    @Override
    public List<ShareFile> list(int limit) throws IOException {
        if (limit < 1 || limit > MAX_LIST) {
            throw new IllegalArgumentException("the limit is from 1 to " + MAX_LIST + ": " + limit);
        }
        return asking(() -> {
            if (!exists()) {
                return List.<ShareFile>of();
            }
            List<ShareFile> found = new ArrayList<>();
            for (FileIdBothDirectoryInformation file : disk.list(String.join("\\", folder.parts()))) {
                String name = file.getFileName();
                if (!name.equals(".") && !name.equals("..") && !name.endsWith(PARTIAL)) {
                    boolean isFolder = (file.getFileAttributes() & FileAttributes.FILE_ATTRIBUTE_DIRECTORY.getValue()) != 0;
                    found.add(new ShareFile(
                            name, isFolder, isFolder ? 0 : file.getEndOfFile(), file.getLastWriteTime().toInstant()));
                }
            }
            found.sort(Comparator.comparing(ShareFile::name));
            return List.copyOf(found.subList(0, Math.min(limit, found.size())));
        });
    }

    @Override
    public InputStream read(String name) throws IOException {
        String path = path(SharePath.checkName(name));
        return asking(() -> {
            if (!exists() || !disk.fileExists(path)) {
                throw new FileNotFoundException(folder + "/" + name);
            }
            File file = disk.openFile(
                    path, EnumSet.of(AccessMask.GENERIC_READ), null, EnumSet.of(SMB2ShareAccess.FILE_SHARE_READ),
                    SMB2CreateDisposition.FILE_OPEN, null);
            return new FilterInputStream(file.getInputStream()) {
                @Override
                public void close() throws IOException {
                    super.close();
                    file.close();
                }
            };
        });
    }

    @Override
    public long write(String name, Writing content) throws IOException {
        String path = path(SharePath.checkName(name));
        String partial = path(UUID.randomUUID() + PARTIAL);
        return asking(() -> {
            make();
            try (File file = disk.openFile(
                    partial,
                    EnumSet.of(AccessMask.GENERIC_WRITE, AccessMask.GENERIC_READ, AccessMask.DELETE),
                    EnumSet.of(FileAttributes.FILE_ATTRIBUTE_NORMAL),
                    EnumSet.of(SMB2ShareAccess.FILE_SHARE_READ),
                    SMB2CreateDisposition.FILE_CREATE,
                    EnumSet.of(SMB2CreateOptions.FILE_NON_DIRECTORY_FILE))) {
                return whole(file, path, content);
            }
        });
    }

    private static long whole(File file, String path, Writing content) throws IOException {
        boolean named = false;
        try {
            try (OutputStream out = file.getOutputStream()) {
                content.to(out);
            }
            file.flush();
            file.rename(path, true);
            named = true;
            return file.getFileInformation().getStandardInformation().getEndOfFile();
        } finally {
            if (!named) {
                file.deleteOnClose();
            }
        }
    }

    private void make() {
        StringBuilder path = new StringBuilder();
        for (String part : folder.parts()) {
            path.append(path.isEmpty() ? "" : "\\").append(part);
            if (!disk.folderExists(path.toString())) {
                disk.mkdir(path.toString());
            }
        }
    }

    @Override
    public void delete(String name) throws IOException {
        String path = path(SharePath.checkName(name));
        asking(() -> {
            if (exists() && disk.fileExists(path)) {
                disk.rm(path);
            }
            return null;
        });
    }

    @Override
    public void close() {
        connected.close();
    }
}

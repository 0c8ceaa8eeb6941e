package dev.jackdaw.store.embedded;

import dev.jackdaw.core.EnvironmentException;
import dev.jackdaw.store.login.Home;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// The server's programs, unpacked once from the library that carries them (zonky's builds of
/// PostgreSQL).
final class Binaries {
    private Binaries() {}

    /// The folder that holds `bin`, unpacking it first where needed. The caller holds the home's
    /// server lock.
    static Path unpack(Home home) {
        var archive = archiveName();
        var target = home.folder("postgres").resolve("programs");
        if (Files.isDirectory(target)) {
            return target;
        }
        var fresh = target.resolveSibling("programs.new");
        try (var raw = Binaries.class.getResourceAsStream("/" + archive)) {
            if (raw == null) {
                throw new EnvironmentException("this build carries no PostgreSQL for "
                        + archive.replace(".txz", "")
                        + ". Set DATABASE_URL to a server, or build on the machine that runs it");
            }
            deleteTree(fresh);
            extract(raw, fresh);
            return Files.move(fresh, target);
        } catch (IOException e) {
            throw new EnvironmentException("can't unpack PostgreSQL into " + fresh + " (" + Home.reason(e) + ")", e);
        }
    }

    private static String archiveName() {
        var os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var system = os.contains("mac") ? "darwin" : os.contains("linux") ? "linux" : os;
        var arch =
                switch (System.getProperty("os.arch")) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64" -> "arm_64";
                    case String other -> other;
                };
        return "postgres-" + system + "-" + arch + ".txz";
    }

    private static void extract(InputStream raw, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(raw)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("entry outside the archive: " + entry.getName());
                }
                write(tar, entry, path);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            if ((entry.getMode() & 0100) != 0) {
                var may = EnumSet.copyOf(Files.getPosixFilePermissions(path));
                may.add(PosixFilePermission.OWNER_EXECUTE);
                may.add(PosixFilePermission.GROUP_EXECUTE);
                may.add(PosixFilePermission.OTHERS_EXECUTE);
                Files.setPosixFilePermissions(path, may);
            }
        }
    }

    static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

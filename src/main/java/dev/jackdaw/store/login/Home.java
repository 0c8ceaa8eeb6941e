package dev.jackdaw.store.login;

import dev.jackdaw.core.EnvironmentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// The folder where this installation keeps what is its own: the embedded server, generated
/// passwords, unpacked native libraries. `JACKDAW_HOME`, or `.jackdaw` in the working directory.
public record Home(Path folder) {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    public Home {
        folder = folder.toAbsolutePath().normalize();
    }

    /// A folder inside, made if it is missing.
    public Path folder(String name) {
        var path = folder.resolve(name);
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new EnvironmentException(
                    "can't create the folder "
                            + path
                            + " ("
                            + reason(e)
                            + "). Set JACKDAW_HOME to a folder you may write to",
                    e);
        }
    }

    /// Writes a file that its owner alone may read, in one step: readers see the old text or the
    /// new one.
    public void writeSecret(Path file, String text) {
        try {
            var fresh = Files.createTempFile(folder("."), "secret", ".tmp");
            try {
                Files.setPosixFilePermissions(fresh, OWNER_ONLY);
                Files.writeString(fresh, text, StandardCharsets.UTF_8);
                replace(fresh, file);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new EnvironmentException("can't write " + file + " (" + reason(e) + ")", e);
        }
    }

    private static void replace(Path fresh, Path file) throws IOException {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// An I/O failure in words: Java's messages are often just the path.
    public static String reason(IOException e) {
        var name = e.getClass().getSimpleName().replace("Exception", "");
        var message = e instanceof java.nio.file.FileSystemException f ? f.getReason() : e.getMessage();
        return message == null ? name : name + ": " + message;
    }
}

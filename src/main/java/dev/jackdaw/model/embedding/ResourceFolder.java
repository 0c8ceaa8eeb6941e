package dev.jackdaw.model.embedding;

import dev.jackdaw.core.EnvironmentException;
import dev.jackdaw.store.login.Home;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;

/// What jars carry and native code needs as files, in a lasting folder that several processes
/// share. A file is taken only if it is what the jar has, by its checksum: a damaged one, or one of
/// another version, is replaced, in one step.
record ResourceFolder(Path folder) {
    /// A resource as a file of this folder.
    Path file(String resource) {
        var target = folder.resolve(resource.substring(resource.lastIndexOf('/') + 1));
        var source = url(resource);
        try {
            var sum = checksum(source);
            if (!Files.exists(target) || checksum(target) != sum) {
                unpack(source, target);
            }
            return target;
        } catch (IOException e) {
            throw new EnvironmentException(
                    "can't unpack " + target + " for the embeddings (" + Home.reason(e) + ")", e);
        }
    }

    /// A folder inside that bears the name and the resource's checksum: versions stand side by side,
    /// and none takes another's files away.
    ResourceFolder version(String name, String resource) {
        try {
            var inner = folder.resolve(name + "-" + Long.toHexString(checksum(url(resource))));
            return new ResourceFolder(Files.createDirectories(inner));
        } catch (IOException e) {
            throw new EnvironmentException(
                    "can't make a folder in " + folder + " for the embeddings (" + Home.reason(e) + ")", e);
        }
    }

    /// Removes copies of a resource, made for the CPU by somebody else in folders of `name`, that are
    /// not what the jar has.
    void removeDamaged(String name, String resource) {
        var source = ResourceFolder.class.getResource(resource);
        var copies = folder.resolve(name);
        if (source == null || !Files.isDirectory(copies)) {
            return;
        }
        try (var versions = Files.newDirectoryStream(copies, "*-cpu-*")) {
            for (var version : versions) {
                var copy = version.resolve(resource.substring(resource.lastIndexOf('/') + 1));
                if (Files.exists(copy) && checksum(copy) != checksum(source)) {
                    Files.deleteIfExists(copy);
                    Files.deleteIfExists(version);
                }
            }
        } catch (IOException e) {
            throw new EnvironmentException("can't mend " + copies + " (" + Home.reason(e) + ")", e);
        }
    }

    private static URL url(String resource) {
        var url = ResourceFolder.class.getResource(resource);
        if (url == null) {
            throw new EnvironmentException("there is no " + resource + " in the program for this system. "
                    + "Set JACKDAW_EMBEDDINGS to an endpoint's model: openai:MODEL or ollama:MODEL");
        }
        return url;
    }

    private void unpack(URL source, Path target) throws IOException {
        var fresh = Files.createTempFile(folder, "unpacking", ".tmp");
        try (InputStream in = source.openStream()) {
            Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /// A jar knows its entries' checksums; only what stands elsewhere must be read.
    private static long checksum(URL source) throws IOException {
        if (source.openConnection() instanceof JarURLConnection jar) {
            return jar.getJarEntry().getCrc();
        }
        var sum = new CRC32();
        try (var in = source.openStream()) {
            sum.update(in.readAllBytes());
        }
        return sum.getValue();
    }

    private static long checksum(Path file) throws IOException {
        var sum = new CRC32();
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            sum.update(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        }
        return sum.getValue();
    }
}

package dev.jackdaw.model.embedding;

import dev.jackdaw.core.EnvironmentException;
import dev.jackdaw.store.Home;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/// What the jars carry and the embeddings need as files, in a lasting folder: ONNX Runtime's native
/// code (which by itself it unpacks into a new temporary folder at every start, 17 MB each time),
/// and the model (which from a jar is read into the Java heap first, 100 MB at the peak).
record Unpacked(Path folder) {
    private static final List<String> LIBRARIES = List.of("onnxruntime", "onnxruntime4j_jni");

    /// Tells ONNX Runtime and the tokenizer where to look, before they are first used.
    void libraries() {
        var os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var mac = os.contains("mac");
        var arm = System.getProperty("os.arch").equals("aarch64");
        var platform = (mac ? "osx-" : "linux-") + (arm ? "aarch64" : "x64");
        for (var name : LIBRARIES) {
            file("/ai/onnxruntime/native/" + platform + "/" + System.mapLibraryName(name));
        }
        System.setProperty("onnxruntime.native.path", folder.toString());
        System.setProperty("DJL_CACHE_DIR", folder.toString());
        System.setProperty("ENGINE_CACHE_DIR", folder.toString());
    }

    /// A resource as a file. One of another size is from another version and is replaced.
    Path file(String resource) {
        var target = folder.resolve(resource.substring(resource.lastIndexOf('/') + 1));
        var source = ai.onnxruntime.OrtEnvironment.class.getResource(resource);
        try {
            if (source != null && !(Files.exists(target) && Files.size(target) == size(source))) {
                var fresh = Files.createTempFile(folder, "unpacking", ".tmp");
                try (InputStream in = source.openStream()) {
                    Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
                }
                Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            }
            return target;
        } catch (IOException e) {
            throw new EnvironmentException(
                    "can't unpack " + target + " for the embeddings (" + Home.reason(e) + ")", e);
        }
    }

    private static long size(URL source) throws IOException {
        return source.openConnection().getContentLengthLong();
    }
}

package dev.jackdaw.model.embedding;

import dev.jackdaw.core.EnvironmentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/// Unpacks ONNX Runtime's native code to a lasting folder. By itself it does so into a new
/// temporary folder at every start, 17 MB each time.
final class NativeLibraries {
    private static final List<String> NAMES = List.of("onnxruntime", "onnxruntime4j_jni");

    private NativeLibraries() {}

    static void unpack(Path folder) {
        var os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var mac = os.contains("mac");
        var arm = System.getProperty("os.arch").equals("aarch64");
        var platform = (mac ? "osx-" : "linux-") + (arm ? "aarch64" : "x64");
        for (var name : NAMES) {
            var file = System.mapLibraryName(name);
            copy("/ai/onnxruntime/native/" + platform + "/" + file, folder.resolve(file));
        }
        System.setProperty("onnxruntime.native.path", folder.toString());
        System.setProperty("DJL_CACHE_DIR", folder.toString());
        System.setProperty("ENGINE_CACHE_DIR", folder.toString());
    }

    private static void copy(String resource, Path target) {
        if (Files.exists(target)) {
            return;
        }
        try (var in = ai.onnxruntime.OrtEnvironment.class.getResourceAsStream(resource)) {
            if (in == null) {
                return;
            }
            var fresh = Files.createTempFile(target.getParent(), "library", ".tmp");
            Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new EnvironmentException(
                    "can't unpack " + target + " for the embeddings: " + e.getMessage(), e);
        }
    }
}
